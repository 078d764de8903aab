import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import { catchUp } from './catch-up.ts'
import type { Status } from './problem.ts'
import { arrive, HOME_KEY, liveOf, presentHome, type StatusPages } from './status-cache.ts'

/** One post a minute. */
const post = (number: number, more: Partial<Status> = {}): Status =>
  ({ id: String(1_000 + number), createdAt: new Date(number * 60_000).toISOString(), content: '', ...more }) as Status
const range = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => post(newest - index))

let client: QueryClient
let server: Status[]
const load = async ({ limit, maxId }: { limit: number; maxId?: string }) =>
  server.filter(({ id }) => !maxId || Number(id) < Number(maxId)).slice(0, limit)
const numbers = (statuses: readonly Status[]) => statuses.map(({ id }) => Number(id) - 1_000)
const home = () => numbers(presentHome(client.getQueryData<StatusPages>(HOME_KEY)?.pages ?? [], liveOf(client)))
const read = (statuses: Status[]) => client.setQueryData(HOME_KEY, { pages: [statuses], pageParams: [undefined] })

beforeEach(() => {
  client = new QueryClient()
})

test('what was missed waits behind the pill, across pages, each post once', async () => {
  read(range(120, 103))
  arrive(client, post(121), false)
  server = range(220, 1)
  await catchUp(client, load, () => false)
  expect(numbers(liveOf(client).pending)).toEqual(numbers(range(220, 121)))
  expect(home(), 'nothing from below the pages read').toEqual(numbers(range(120, 103)))
})

test('at the very top it is shown at once', async () => {
  read(range(20, 1))
  server = range(25, 1)
  await catchUp(client, load, () => true)
  expect(home()).toEqual(numbers(range(25, 1)))
})

test('edits and deletions of the gap are seen; what is too young to be in home yet stays', async () => {
  read(range(20, 1))
  arrive(client, post(21), true)
  server = range(20, 1)
    .filter(({ id }) => id !== post(5).id)
    .map((status) => (status.id === post(7).id ? { ...status, content: 'edited' } : status))
  await catchUp(client, load, () => true)
  expect(home()).toEqual([21, ...numbers(range(20, 6)), 4, 3, 2, 1])
  const shown = presentHome(client.getQueryData<StatusPages>(HOME_KEY)?.pages ?? [], liveOf(client))
  expect(shown.find(({ id }) => id === post(7).id)?.content).toBe('edited')
})

test('a gap too long to bridge starts home anew', async () => {
  read(range(20, 1))
  server = range(1_000, 1)
  await catchUp(client, load, () => false)
  expect(home()).toEqual(numbers(range(1_000, 601)))
  expect(liveOf(client).pending).toEqual([])
})

test('an empty home fills; one never read is left alone', async () => {
  server = range(3, 1)
  await catchUp(client, load, () => true)
  expect(client.getQueryData(HOME_KEY)).toBeUndefined()
  read([])
  await catchUp(client, load, () => true)
  expect(home()).toEqual([3, 2, 1])
})
