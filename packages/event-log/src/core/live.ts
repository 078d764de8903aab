/** Following `live`: every follower sees every event once, in commit order, over restarts of the engine. */
import { setTimeout as wait } from 'node:timers/promises'
import type { DomainEvent } from '@rookery/contracts'
import type { LiveOptions } from '../port.ts'
import type { ConsumerBackend, LiveRead } from './backend.ts'
import { compareIds, idOf, START } from './ids.ts'

const PAGE = 500
/** A stream that vanished wakes nobody: look after this time. */
const WAIT_MS = 1_000
const RETRY_MS = 100

export function followLive(backend: ConsumerBackend, options: LiveOptions): AsyncDisposable {
  const reader = backend.reader('live')
  const stop = new AbortController()
  let cursor = options.from ? idOf(options.from) : START
  /** Which log the cursor belongs to; null before the first was seen, and after one was lost. */
  let incarnation: string | null = null

  const tell = (error: unknown) => options.onError?.(error)
  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      tell(error)
    }
  }

  /** Whether the cursor means nothing any more in what was read. */
  function isLost(read: LiveRead): boolean {
    const belowFloor = cursor !== START && compareIds(cursor, read.floor) < 0
    if (incarnation !== null) return read.incarnation !== incarnation || belowFloor
    if (read.incarnation === null || cursor === START) return false
    return read.epoch !== options.from?.epoch || belowFloor
  }

  function take(read: LiveRead): void {
    if (isLost(read)) {
      incarnation = read.incarnation
      cursor = START
      guarded(options.onReset)
      return
    }
    incarnation = read.incarnation
    const last = read.entries.at(-1)
    if (!last || incarnation === null) return
    cursor = last.id
    guarded(() => options.onEvents(read.entries.map(({ event }) => event)))
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        const read = await reader.readLive(cursor, PAGE, WAIT_MS)
        if (!stop.signal.aborted) take(read)
      } catch (error) {
        if (stop.signal.aborted) return
        tell(error)
        await wait(RETRY_MS, undefined, { signal: stop.signal }).catch(() => {})
      }
    }
  }

  const running = run()
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      reader.close()
      await running
    },
  }
}

/** Newest first in pages until one is older than `since` or there are enough; then turned round. */
export async function recentLive(backend: ConsumerBackend, since: number, limit: number): Promise<DomainEvent[]> {
  const found: DomainEvent[] = []
  for (let before = '+'; found.length < limit; ) {
    const page = await backend.liveBackwards(before, Math.min(PAGE, limit - found.length))
    for (const { id, event } of page) {
      if (event.at < since) return found.reverse()
      found.push(event)
      before = id
    }
    if (page.length === 0) break
  }
  return found.reverse()
}
