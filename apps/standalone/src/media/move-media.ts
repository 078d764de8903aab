/**
 * Files from one store to another, each read back from there and compared. It may be stopped and begun again at any time: what is
 * there in its full length is not sent twice. Both stores may be in use meanwhile.
 */
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { MediaStore } from '@rookery/media'

const FOLDERS = ['posts/', 'people/', 'uploads/']
const AT_ONCE = 4
const SAY_EVERY = 500

export interface Moved {
  /** Sent, and the same when read back. */
  moved: number
  /** Were there already. */
  there: number
  /** Removed where they came from. */
  removed: number
  bytes: number
}

interface MoveInput {
  from: MediaStore
  to: MediaStore
  /** Removes each file where it came from, once what is at its new place has been read and is the same. */
  remove: boolean
  say: (line: string) => void
}

/** Rejects with the first file that does not come out right, when nothing is under way any more. */
export async function moveMedia({ from, to, remove, say }: MoveInput): Promise<Moved> {
  const done: Moved = { moved: 0, there: 0, removed: 0, bytes: 0 }
  const total = await count(from)
  const keys = keysOf(from)
  const moveSome = async () => {
    try {
      for (let next = await keys.next(); !next.done; next = await keys.next()) {
        await moveOne(next.value)
        const files = done.moved + done.there
        if (files % SAY_EVERY === 0) say(`${files} of ${total} files`)
      }
    } finally {
      // Nobody begins another when one fails.
      await keys.return(undefined)
    }
  }
  const moveOne = async (key: string) => {
    try {
      await send(key)
    } catch (error) {
      // Let go of meanwhile; what has arrived of it is an orphan, which the sweep knows.
      if (await from.head(key)) throw error
    }
  }
  const send = async (key: string) => {
    const file = await from.head(key)
    if (!file) return
    const there = (await to.head(key))?.size === file.size
    if (!there) await to.put(key, await from.open(key))
    if (!there || remove) await compare(key)
    done[there ? 'there' : 'moved']++
    done.bytes += file.size
    if (!remove) return
    await from.delete(key)
    done.removed++
  }
  const compare = async (key: string) => {
    if ((await hashOf(from, key)) === (await hashOf(to, key))) return
    // The next attempt sends it again.
    await to.delete(key)
    throw new Error(`${key} is not the same after it was sent: it stays here. Try again.`)
  }
  const workers = await Promise.allSettled(Array.from({ length: AT_ONCE }, moveSome))
  for (const worker of workers) if (worker.status === 'rejected') throw worker.reason
  return done
}

async function* keysOf(store: MediaStore): AsyncGenerator<string, undefined> {
  for (const folder of FOLDERS) yield* store.list(folder, Number.POSITIVE_INFINITY)
}

async function count(store: MediaStore): Promise<number> {
  let total = 0
  for await (const _key of keysOf(store)) total++
  return total
}

async function hashOf(store: MediaStore, key: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(await store.open(key), hash)
  return hash.digest('hex')
}
