// A power loss, as a test has it: Redis dies, and what it wrote last never reached the disk.
import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, stopProcess } from './process.ts'

/**
 * Kills the Redis `pid` and cuts the last `bytes` off its append-only file in the folder `dir`, or down to the size that the function returns.
 * It is frozen meanwhile, so that whoever starts it again finds the file already cut. Linux alone.
 */
export async function losePower(pid: number, dir: string, cut: number | ((size: number) => number)): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  while (isAlive(pid) && !isStopped(pid)) await wait(2)
  cutAppendOnlyFile(dir, cut)
  await stopProcess(pid, [['SIGKILL', 10_000]])
}

function isStopped(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  return stat[stat.lastIndexOf(')') + 2] === 'T'
}

/** Bytes that the newest part of the append-only file holds now. */
export const appendOnlySize = (dir: string): number => statSync(appendOnlyFile(dir)).size

/** As `losePower`, of a Redis that is dead already. */
export function cutAppendOnlyFile(dir: string, cut: number | ((size: number) => number)): void {
  const size = appendOnlySize(dir)
  truncateSync(appendOnlyFile(dir), Math.max(0, typeof cut === 'number' ? size - cut : cut(size)))
}

/** Redis 7 keeps a folder of parts and appends to the newest; Redis 6 keeps one file. */
function appendOnlyFile(dir: string): string {
  const parts = join(dir, 'appendonlydir')
  try {
    const newest = readdirSync(parts)
      .filter((name) => name.endsWith('.incr.aof'))
      .sort((a, b) => Number(a.split('.')[2]) - Number(b.split('.')[2]))
      .at(-1)
    if (newest) return join(parts, newest)
  } catch {
    // Not there: an older Redis.
  }
  return join(dir, 'appendonly.aof')
}
