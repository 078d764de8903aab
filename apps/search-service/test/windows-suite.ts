// Paging over several windows of ids: more posts than any window holds, common and rare words, a library, and posts that arrive meanwhile.
import { firstIdAt, type Id } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchEngine } from '../src/engine/port.ts'
import type { IndexChange, PostIndex } from '../src/post-index/port.ts'
import { parseQuery } from '../src/query/parse-query.ts'
import type { Query } from '../src/query/types.ts'
import type { TestStore } from './stores.ts'

const POSTS = 4_000
const [ALICE, BOB] = [1, 2]
const idOf = (n: number): Id => firstIdAt(Date.parse('2026-01-01')) + n * 4096 * 60_000
/** Every third post is private: of two thirds, some are common, rare, or lie far back. */
const wordsOf = (n: number) => [
  'common',
  ...(n % 2 ? ['half'] : []),
  ...(n % 300 === 0 ? ['rare'] : []),
  ...(n < 1_500 ? ['old'] : []),
]
const isOpen = (n: number) => n % 3 !== 0
const isKept = (n: number) => n % 5 === 0

/** `page`: hits of a page; windows end within some. */
export function windowsSuite(name: string, open: () => Promise<TestStore>, page = 37): void {
  describe(name, () => {
    let store: TestStore
    let engine: SearchEngine
    let index: PostIndex
    let count = 0
    const put = (n: number): IndexChange => ({
      kind: 'put',
      version: { epoch: 1, lsn: ++count, index: 0 },
      document: {
        id: idOf(n),
        authorId: BOB,
        open: isOpen(n),
        language: null,
        words: wordsOf(n).map((word, at) => ({ word, at: at + 1 })),
        facts: [`f/${BOB}`],
        tags: [],
      },
    })

    beforeAll(async () => {
      store = await open()
      engine = await store.engine()
      index = engine.posts
      const numbers = Array.from({ length: POSTS }, (_, n) => n)
      for (let from = 0; from < POSTS; from += 1_000) await index.apply(numbers.slice(from, from + 1_000).map(put))
      await index.apply(
        numbers.filter(isKept).map((n): IndexChange => {
          return {
            kind: 'keep',
            accountId: ALICE,
            postId: idOf(n),
            reason: 'liked',
            version: { epoch: 1, lsn: 1, index: 0 },
          }
        }),
      )
      await index.refresh()
    })
    afterAll(async () => {
      await engine?.[Symbol.asyncDispose]()
      await store?.[Symbol.asyncDispose]()
    })

    async function pages(
      text: string,
      viewerId: Id | null,
      between: () => Promise<void> = async () => {},
    ): Promise<Id[]> {
      const found: Id[] = []
      for (let after: string | null = null; ; ) {
        const query = parseQuery(text) as Query
        const hits = await index.search({ query, viewerId, languages: [], limit: page, after })
        found.push(...hits.map(({ id }) => id))
        if (hits.length < page) return found
        after = hits.at(-1)!.cursor
        await between()
      }
    }
    /** Posts are a minute apart: a day of them ends at this one. */
    const days = (term: string) => (term === 'during:2026-01-02' ? 2_880 : null)
    const expected = (holds: (n: number) => boolean) =>
      Array.from({ length: POSTS }, (_, n) => n)
        .filter(holds)
        .map(idOf)
    const sorted = (ids: Id[]) => ids.toSorted((a, b) => a - b)

    it.each([
      'common',
      'half',
      'rare',
      'old',
      'common -half',
      'half old',
      'during:2026',
      'old -rare during:2026',
      'half during:2026-01-02',
    ])('pages of %s hold every match once', async (text) => {
      const query = text.split(' ')
      const matches = (n: number) =>
        query.every(
          (term) =>
            (term.startsWith('during:') &&
              idOf(n) < idOf(days(term) ?? POSTS) &&
              idOf(n) >= idOf((days(term) ?? 1_440) - 1_440)) ||
            wordsOf(n).includes(term.replace('-', '')) !== term.startsWith('-'),
        )
      const open = await pages(text, null)
      expect(sorted(open)).toEqual(expected((n) => isOpen(n) && matches(n)))
      const alices = await pages(text, ALICE)
      expect(sorted(alices)).toEqual(expected((n) => (isOpen(n) || isKept(n)) && matches(n)))
      const library = await pages(`in:library ${text}`, ALICE)
      expect(sorted(library)).toEqual(expected((n) => isKept(n) && matches(n)))
    })

    it('an author finds all their own; later posts do not shift the pages', async () => {
      let n = POSTS + 1
      const arriving = async () => {
        await index.apply([put(n++), put(n++), put(n++)])
        await index.refresh()
      }
      const found = await pages('half', BOB, arriving)
      expect(sorted(found)).toEqual(expected((each) => wordsOf(each).includes('half')))
      expect(n).toBeGreaterThan(POSTS + 10)
    })
  })
}
