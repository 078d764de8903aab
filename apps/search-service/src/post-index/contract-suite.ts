/**
 * What every PostIndex has to do, as tables: posts, queries, and the *set* of ids to be found. Run by the fake, by PostgreSQL, and by
 * whatever comes later. Queries are written in the query language, so that the whole way from text to hits is held.
 */
import type { Id } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseQuery } from '../query/parse-query.ts'
import { resolvePeople } from '../query/resolve-people.ts'
import { alice, at, bob, carol, dave, LIBRARY, NAMES, nameOf, POSTS, position, tweet } from './contract/posts.ts'
import { QUERIES } from './contract/queries.ts'
import { documentOf } from './document.ts'
import type { IndexChange, PostIndex, PostSearch } from './port.ts'

export function postIndexContract(name: string, open: () => Promise<PostIndex & Partial<AsyncDisposable>>): void {
  describe(`PostIndex: ${name}`, () => {
    let index: PostIndex & Partial<AsyncDisposable>
    const apply = async (changes: IndexChange[]) => {
      await index.apply(changes)
      await index.refresh()
    }
    beforeAll(async () => {
      index = await open()
      await apply([
        ...Object.values(POSTS).map(
          (post): IndexChange => ({ kind: 'put', document: documentOf(post), version: position(10) }),
        ),
        ...LIBRARY.map(([accountId, post, reason]): IndexChange => {
          return { kind: 'keep', accountId, postId: POSTS[post]!.id, reason, version: position(11) }
        }),
        { kind: 'author', accountId: dave, active: true, indexable: false, version: position(12) },
      ])
    })
    afterAll(() => index?.[Symbol.asyncDispose]?.())

    const search = async (text: string, more: Partial<PostSearch> = {}) => {
      const asked = parseQuery(text)
      if (asked === null) return []
      const viewerId = more.viewerId ?? null
      const find = async (names: string[]) =>
        names.flatMap((username) => (NAMES[username] ? [{ id: NAMES[username], username }] : []))
      const query = await resolvePeople(asked, { viewerId, localHost: 'rookery.test', find })
      return index.search({ query, viewerId, languages: ['en'], limit: 40, after: null, ...more })
    }
    const idsOf = async (text: string, more?: Partial<PostSearch>) => (await search(text, more)).map(({ id }) => id)

    test.each(QUERIES)('%s → %j (%s)', async (text, expected, viewer) => {
      const hits = await search(text, { viewerId: viewer === undefined ? null : NAMES[viewer]! })
      expect(hits.map(({ id }) => nameOf.get(id)).sort()).toEqual([...expected].sort())
    })

    test('says of each hit whether the viewer keeps it', async () => {
      const hits = await search('forest', { viewerId: carol })
      const kept = hits.filter((hit) => hit.kept).map(({ id }) => nameOf.get(id))
      expect(kept.sort()).toEqual(['answered', 'quiet', 'secret', 'warned'])
    })

    test.each([1, 2, 3])('pages of %i hold each hit once, in the order of one page', async (limit) => {
      for (const viewerId of [null, carol]) {
        for (const text of ['forest', 'from:bob', 'forest OR cat', 'in:library']) {
          const whole = await idsOf(text, { viewerId })
          const paged: Id[] = []
          for (let after: string | null = null; ; ) {
            const page: Awaited<ReturnType<typeof search>> = await search(text, { viewerId, limit, after })
            paged.push(...page.map(({ id }) => id))
            if (page.length < limit) break
            after = page.at(-1)!.cursor
          }
          expect(paged).toEqual(whole)
        }
      }
    })

    test('bounds are exclusive; a cursor that is none begins anew', async () => {
      const { reply, answered, running } = POSTS
      expect(await idsOf('forest', { below: answered!.id, above: running!.id })).toEqual([reply!.id])
      expect(await idsOf('"forest fire"', { after: 'nonsense' })).toEqual([POSTS.warned!.id])
    })

    test('an exact word ranks before its stem, a recent post before an old one', async () => {
      const [old, recent, stem] = [at('2023-01-01'), at('2023-12-01'), at('2023-12-01', 1)]
      await apply([
        { kind: 'put', document: documentOf(tweet(old, alice, 'zebra zebra')), version: position(20) },
        { kind: 'put', document: documentOf(tweet(recent, alice, 'zebra zebra')), version: position(20) },
        { kind: 'put', document: documentOf(tweet(stem, alice, 'zebras zebras')), version: position(20) },
      ])
      expect(await idsOf('"zebra"')).toEqual([recent, old])
      expect(await idsOf('zebra')).toEqual([recent, stem, old])
      await apply([old, recent, stem].map((id): IndexChange => ({ kind: 'remove', id, version: position(21) })))
      expect(await idsOf('zebra')).toEqual([])
    })

    test('edits change what is found; what is older never wins, in whatever order it comes', async () => {
      const id = at('2022-01-01')
      const put = (text: string, lsn: number, epoch = 1): IndexChange => ({
        kind: 'put',
        document: documentOf(tweet(id, alice, text, { tags: ['lateness'] })),
        version: position(lsn, epoch),
      })
      await apply([put('platypus', 30)])
      await apply([put('wombat', 32), put('platypus again', 31)])
      await apply([put('platypus late', 31)])
      expect([await idsOf('platypus'), await idsOf('wombat')]).toEqual([[], [id]])
      expect(await index.completeTags({ prefix: 'lateness', limit: 5, offset: 0 })).toEqual([
        { name: 'lateness', uses: 1 },
      ])

      await apply([{ kind: 'remove', id, version: position(40) }])
      await apply([put('wombat', 39)])
      expect(await idsOf('wombat')).toEqual([])
      // A removal that comes before the post it removes.
      await apply([{ kind: 'remove', id: id + 1, version: position(51) }])
      await apply([{ kind: 'put', document: documentOf(tweet(id + 1, alice, 'wombat')), version: position(50) }])
      expect(await idsOf('wombat')).toEqual([])
      // A new epoch begins with low positions.
      await apply([put('wombat', 1, 2)])
      expect(await idsOf('wombat')).toEqual([id])
      await apply([{ kind: 'remove', id, version: position(2, 2) }])
      expect(await index.completeTags({ prefix: 'lateness', limit: 5, offset: 0 })).toEqual([])
    })

    test('entries of a library go by position too, each reason for itself', async () => {
      const postId = POSTS.quiet!.id
      const entry = (kind: 'keep' | 'drop', reason: 'liked' | 'bookmarked', lsn: number): IndexChange => {
        return { kind, accountId: alice, postId, reason, version: position(lsn) }
      }
      const finds = () => idsOf('dave', { viewerId: alice })
      await apply([entry('drop', 'liked', 61)])
      await apply([entry('keep', 'liked', 60)])
      expect(await finds()).toEqual([])
      await apply([entry('keep', 'liked', 62), entry('keep', 'bookmarked', 63)])
      expect(await finds()).toEqual([postId])
      await apply([entry('drop', 'liked', 64)])
      expect(await finds()).toEqual([postId])
      await apply([entry('drop', 'bookmarked', 65)])
      expect(await finds()).toEqual([])
    })

    test('authors decide at once, for all their posts; who is not active is not found by anybody', async () => {
      const author = (changes: { active?: boolean; indexable?: boolean }, lsn: number): IndexChange => {
        return { kind: 'author', accountId: dave, active: true, indexable: true, ...changes, version: position(lsn) }
      }
      const found = async () => [
        await idsOf('dave'),
        await idsOf('dave', { viewerId: carol }),
        await idsOf('dave', { viewerId: dave }),
      ]
      const { id } = POSTS.quiet!
      await apply([author({}, 70)])
      expect(await found()).toEqual([[id], [id], [id]])
      await apply([author({ active: false }, 72), author({}, 71)])
      expect(await found()).toEqual([[], [], []])
      await apply([author({ indexable: false }, 73)])
      expect(await found()).toEqual([[], [id], [id]])
    })

    test('an account is removed in batches: its posts, its library, the counts of its tags', async () => {
      const erin = 105
      const posts = [0, 1, 2].map((n) => tweet(at('2021-01-01', n), erin, 'quokka', { tags: ['quokkas'] }))
      await apply([
        ...posts.map((post): IndexChange => ({ kind: 'put', document: documentOf(post), version: position(80) })),
        { kind: 'keep', accountId: erin, postId: POSTS.black!.id, reason: 'liked', version: position(80) },
      ])
      expect(await index.completeTags({ prefix: 'quok', limit: 5, offset: 0 })).toEqual([{ name: 'quokkas', uses: 3 }])
      const removed: number[] = []
      do removed.push(await index.removeAccount(erin, 3))
      while (removed.at(-1) !== 0)
      await index.refresh()
      expect(removed).toEqual([3, 1, 0])
      expect(await idsOf('quokka', { viewerId: erin })).toEqual([])
      expect(await index.completeTags({ prefix: 'quok', limit: 5, offset: 0 })).toEqual([])
    })

    test('hashtags complete by their folded names, the exact one first, then by uses', async () => {
      const tags = [['cafés'], ['cafés', 'café'], ['cafeteria'], ['cafeteria', 'cafés'], ['cafeteria'], ['cafeteria']]
      await apply(
        tags.map((own, n): IndexChange => {
          return {
            kind: 'put',
            document: documentOf(tweet(at('2020-01-01', n), bob, 'x', { tags: own })),
            version: position(90),
          }
        }),
      )
      const complete = async (prefix: string, offset = 0) =>
        (await index.completeTags({ prefix, limit: 2, offset })).map(({ name, uses }) => `${name} ${uses}`)
      expect(await complete('cafe')).toEqual(['café 1', 'cafeteria 4'])
      expect(await complete('cafe', 2)).toEqual(['cafés 3'])
      expect(await complete('c')).toEqual(['cafeteria 4', 'cafés 3'])
      expect(await complete('caff')).toEqual([])
      expect(await complete('c_'.repeat(250))).toEqual([])
    })

    test('stems and common languages are told', async () => {
      const stems = await index.stems('en', ['runs', 'forest'])
      expect(stems.get('runs')).toBe((await index.stems('en', ['running'])).get('running'))
      expect((await index.stems(null, ['runs'])).get('runs')).toBe('runs')
      expect(await index.commonLanguages(1)).toEqual(['en'])
    })
  })
}
