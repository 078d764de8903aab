import type { Pool } from '@rookery/database'
import { createContentKeys, createMemoryMediaStore, createPictures } from '@rookery/media'
import { waitUntil } from '@rookery/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { MediaParts } from './media-parts.ts'
import { startSweeps } from './start-sweeps.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

it('a process that is started anew each day looks through all files all the same; another that day does not', async () => {
  const asked: string[] = []
  const done = new Set<string>()
  /** As Redis would have it, within one day. */
  const due = async (name: string, everyMs: number, work: () => Promise<unknown>) => {
    asked.push(name)
    if (everyMs !== 86_400_000 || done.has(name)) return false
    done.add(name)
    await work()
    return true
  }
  const store = createMemoryMediaStore()
  const walks: string[] = []
  const counting = {
    ...store,
    list(prefix: string, storedBefore: number) {
      walks.push(prefix)
      return store.list(prefix, storedBefore)
    },
  }
  const pool = { query: async () => ({ rows: [], rowCount: 0 }) } as unknown as Pool
  const media = {
    store: counting,
    pictures: createPictures(),
    keys: createContentKeys('secret'),
    jobs: { add: async () => {} },
  }
  const onError = vi.fn()
  for (const begun of [1, 2]) {
    await using _ = startSweeps({ pool, media, due, onError })
    vi.advanceTimersByTime(60_000)
    await waitUntil(() => asked.length === 2 * begun)
  }
  expect(walks).toEqual(['uploads/', 'posts/'])
  expect(onError).not.toHaveBeenCalled()
})

it('a walk through all files ends with the process', async () => {
  const store = createMemoryMediaStore()
  let listed = 0
  async function* list() {
    for (;;) {
      listed++
      yield 'uploads/a'
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const pool = { query: async () => ({ rows: [], rowCount: 0 }) } as unknown as Pool
  const onError = vi.fn()
  const media = { store: { ...store, list }, jobs: { add: async () => {} } } as unknown as MediaParts
  const due = async (_name: string, _everyMs: number, work: () => Promise<unknown>) => !(await work())
  {
    await using _ = startSweeps({ pool, media, due, onError })
    vi.advanceTimersByTime(60_000)
    await waitUntil(() => listed > 0)
  }
  expect(onError).not.toHaveBeenCalled()
})
