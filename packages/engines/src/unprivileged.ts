// PostgreSQL and Elasticsearch refuse to run as root: which user runs it then, and whether that user reaches its files.
import { chmodSync, chownSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Identity, run } from './process.ts'

/** Nobody to become when we are not root; else who owns the existing `data`, the system's user of that name, or nobody. */
export function unprivilegedIdentity(data: string, user: string): Identity {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${user}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  } catch {
    // No passwd file: the numbers of nobody are the same everywhere.
  }
  return { uid: 65534, gid: 65534 }
}

/** Whether `identity` can enter `folder`. */
export async function canEnter(folder: string, identity: Identity): Promise<boolean> {
  const { code } = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/' })
  return code === 0
}

/**
 * Makes `folder` (one of ours) searchable for `identity` if only its own mode is in the way.
 * False when a folder above it, which is not ours to open, shuts that user out.
 */
export async function openFor(folder: string, identity: Identity): Promise<boolean> {
  if (identity.uid === undefined || (await canEnter(folder, identity))) return true
  const real = realpathSync(folder)
  if (!(await canEnter(dirname(real), identity))) return false
  chmodSync(real, statSync(real).mode | 0o011)
  return canEnter(real, identity)
}

export function giveTo(path: string, { uid, gid }: Identity): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}
