import { createMemoryMediaStore } from '@rookery/media'
import { waitUntil } from '@rookery/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { UserContext } from './context.ts'
import { startSweeps } from './sweeps.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

it('a process that is started anew each day looks through all pictures all the same; another that day does not', async () => {
  let [asked, done] = [0, false]
  const store = createMemoryMediaStore()
  const walks: string[] = []
  const list = (prefix: string, storedBefore: number) => {
    walks.push(prefix)
    return store.list(prefix, storedBefore)
  }
  const context = {
    pool: { query: async () => ({ rows: [], rowCount: 0 }) },
    media: { store: { ...store, list } },
    /** As Redis would have it, within one day. */
    async due(_name: string, everyMs: number, work: () => Promise<unknown>) {
      asked++
      if (everyMs !== 86_400_000 || done) return false
      done = true
      await work()
      return true
    },
    logger: { warn() {} },
  } as unknown as UserContext
  for (const begun of [1, 2]) {
    await using _ = startSweeps(() => context)
    vi.advanceTimersByTime(60_000)
    await waitUntil(() => asked === begun)
  }
  expect(walks).toEqual(['people/'])
})
