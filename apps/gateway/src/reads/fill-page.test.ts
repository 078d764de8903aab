import type { Graph, Id, Paging } from '@rookery/contracts'
import { expect, it } from 'vitest'
import type { Core } from '../statuses/render-status.ts'
import { pageOf } from '../testing/page-of.ts'
import { fillEdges, fillPage, listSkeleton } from './fill-page.ts'

const none = new Set<Id>()
const mutual = { following: none, blocking: none, blockedBy: none, muting: none, hidesBoostsOf: none }
const plain = { followedTags: new Set<string>(), listedExclusively: none, languagesOf: new Map() }
const graph: Graph = { viewerId: 1, ...mutual, ...plain, blocking: new Set([13]) }

/** Posts 1…n; those of author 13 are hidden from the viewer, those of author 0 are gone. */
function setUp(authors: number[]) {
  const rows = authors.map((authorId, index) => ({ id: index + 1, authorId }))
  const asked: Paging[] = []
  const reads = {
    cores: async (ids: Iterable<Id>) => {
      const found = rows.filter(({ id, authorId }) => authorId !== 0 && [...ids].includes(id))
      return new Map(found.map(({ id, authorId }) => [id, core(id, authorId)]))
    },
  }
  const fetch = async (paging: Paging) => {
    asked.push(paging)
    return listSkeleton(
      pageOf(rows, paging).map(({ id }) => id),
      paging.limit,
    )
  }
  const page = async (paging: Paging) => {
    const { cores, more } = await fillPage(reads, paging, { graph, path: 'account' }, fetch)
    return { ids: cores.map(({ tweet }) => tweet.id), more }
  }
  return { page, asked }
}

const core = (id: Id, authorId: Id) =>
  ({
    tweet: { id },
    facts: { authorId, visibility: 'public', mentionIds: [], inReplyToAccountId: null },
  }) as unknown as Core

const HIDDEN_MIDDLE = [7, 7, ...Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? 13 : 0)), 7, 7, 7]

it('a page is never short in the middle, whatever is hidden', async () => {
  const { page, asked } = setUp(HIDDEN_MIDDLE)
  expect(await page({ limit: 4 })).toEqual({ ids: [205, 204, 203, 2], more: true })
  expect(asked.length).toBeGreaterThan(3)
  expect(await page({ limit: 4, maxId: 2 })).toEqual({ ids: [1], more: false })
})

it('upward pages are contiguous: the oldest that are visible above min_id', async () => {
  const { page } = setUp(HIDDEN_MIDDLE)
  expect(await page({ limit: 3, minId: 1 })).toEqual({ ids: [204, 203, 2], more: true })
  expect(await page({ limit: 3, minId: 204 })).toEqual({ ids: [205], more: false })
})

it('since_id stops a refill', async () => {
  const { page } = setUp(HIDDEN_MIDDLE)
  expect(await page({ limit: 10, sinceId: 150 })).toEqual({ ids: [205, 204, 203], more: false })
})

it('reading to the end skips and repeats nothing', async () => {
  const authors = Array.from({ length: 300 }, (_, n) => [7, 13, 0, 8, 13][(n * 7) % 5]!)
  const { page } = setUp(authors)
  const read: Id[] = []
  for (let maxId: Id | undefined; ; ) {
    const { ids, more } = await page({ limit: 7, maxId })
    read.push(...ids)
    maxId = ids.at(-1)
    if (!more) break
    expect(ids).toHaveLength(7)
  }
  const expected = authors.flatMap((author, index) => (author === 7 || author === 8 ? [index + 1] : [])).toReversed()
  expect(read).toEqual(expected)
})

it('lists of edges are filled too, and their cursors lead on without a gap', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => ({ id: 100 + n, to: n }))
  const page = (paging: Paging) =>
    fillEdges(paging, async (at) => {
      const found = pageOf(rows, at)
      const items = found.filter(({ to }) => to % 3 === 0).map(({ to }) => to)
      return { items, fetched: found.length, firstCursor: found[0]?.id ?? null, lastCursor: found.at(-1)?.id ?? null }
    })
  const first = await page({ limit: 5 })
  expect(first.items).toEqual([48, 45, 42, 39, 36])
  const second = await page({ limit: 5, maxId: first.lastCursor! })
  expect(second.items).toEqual([33, 30, 27, 24, 21])
  const back = await page({ limit: 5, minId: second.firstCursor! })
  expect(back.items).toEqual([48, 45, 42, 39, 36])
})
