// Events in, answers out: what search-service does on every engine, with the event log in memory.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSearchWorld, type SearchWorld } from './service-world.ts'
import type { TestStore } from './stores.ts'

export function searchServiceSuite(name: string, open: () => Promise<TestStore>): void {
  describe(name, () => {
    let world: SearchWorld
    beforeAll(async () => {
      world = await openSearchWorld(open)
    })
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]()
      expect(world?.parked).toEqual([])
    })
    const settled = () => world.running.app.caughtUp()

    it('finds a post, as it is after edits, until it is deleted', async () => {
      const alice = await world.account('alice')
      const id = await world.post(alice, 'a heron in the reeds', { tags: ['birds'] })
      await settled()
      expect([await world.find('herons'), await world.tags('#bir')]).toEqual([[id], ['birds 1']])
      await world.edit(id, { text: 'an egret in the reeds', tags: [] })
      await settled()
      expect([await world.find('herons'), await world.find('egret reeds'), await world.tags('bir')]).toEqual([
        [],
        [id],
        [],
      ])
      await world.remove(id)
      await settled()
      expect(await world.find('egret')).toEqual([])
    })

    it('an answered post says so, until the answer is deleted', async () => {
      const [bob, carol] = [await world.account('bob'), await world.account('carol')]
      const question = await world.post(bob, 'who knows the bittern?')
      const answer = await world.post(carol, 'the bittern? I do', { inReplyToId: question, inReplyToAccountId: bob })
      await settled()
      expect([await world.find('bittern has:reply'), await world.find('bittern is:reply')]).toEqual([
        [question],
        [answer],
      ])
      await world.remove(answer)
      await settled()
      expect(await world.find('bittern has:reply')).toEqual([])
    })

    it('keeps libraries: own posts, likes, bookmarks, boosts, each as long as it stands', async () => {
      const [dave, erin] = [await world.account('dave'), await world.account('erin', { indexable: false })]
      const hidden = await world.post(erin, 'a hidden curlew')
      const secret = await world.post(erin, 'a secret curlew', { visibility: 'followers' })
      await settled()
      expect([await world.find('curlew'), await world.find('curlew', dave), await world.find('curlew', erin)]).toEqual([
        [],
        [],
        [secret, hidden],
      ])
      await world.keep(dave, hidden, 'liked')
      await world.keep(dave, secret, 'bookmarked')
      const boost = await world.post(dave, '', { boostOfId: hidden, boostOfAuthorId: erin })
      await settled()
      expect([await world.find('in:library', dave), await world.find('is:boost', dave)]).toEqual([
        [secret, hidden],
        [hidden],
      ])
      await world.unkeep(dave, hidden, 'liked')
      await world.unkeep(dave, secret, 'bookmarked')
      await settled()
      expect(await world.find('curlew', dave)).toEqual([hidden])
      await world.remove(boost)
      await settled()
      expect(await world.find('curlew', dave)).toEqual([])
    })

    it('follows what authors decide, and who is suspended vanishes until restored', async () => {
      const frank = await world.account('frank', { displayName: 'Frank Öztürk' })
      const id = await world.post(frank, 'a dunlin on the mud')
      await settled()
      const found = async () => [
        await world.find('dunlin'),
        await world.find('dunlin', frank),
        await world.people('ozt'),
      ]
      expect(await found()).toEqual([[id], [id], [frank]])
      await world.changeAccount(frank, { indexable: false })
      await settled()
      expect(await found()).toEqual([[], [id], [frank]])
      await world.changeAccount(frank, { indexable: true, state: 'suspended' })
      await settled()
      expect(await found()).toEqual([[], [], []])
      await world.changeAccount(frank, { state: 'active' })
      await settled()
      expect(await found()).toEqual([[id], [id], [frank]])
    })

    it('finds people by names and words, the exact first, then the most followed, or among some', async () => {
      const rook = await world.account('rook', { followersCount: 1 })
      const rookie = await world.account('rookie', { displayName: 'Grace Højgaard', followersCount: 50 })
      const under = await world.account('the_rook', { displayName: 'Rook Grace', followersCount: 900 })
      await settled()
      expect(await world.people('rook')).toEqual([rook, under, rookie])
      expect(await world.people('@ROOK')).toEqual([rook, under, rookie])
      expect(await world.people('the_r')).toEqual([under])
      expect(await world.people('grace')).toEqual([under, rookie])
      expect(await world.people('grace hoj')).toEqual([rookie])
      expect(await world.people('grace nobody')).toEqual([])
      expect(await world.people('rook', [rookie])).toEqual([rookie])
      expect(await world.people('ro', [])).toEqual([])
      for (const nonsense of ['', '  ', '%', '_', "'", '\\', 'x'.repeat(500), '\0', '💥'.repeat(40)])
        await world.people(nonsense)
      expect(await world.running.app.service.searchPeople({ query: 'rook', limit: 1, offset: 1, among: null })).toEqual(
        [under],
      )
      // A new follower changes the order.
      world.accounts.set(rookie, { ...world.accounts.get(rookie)!, followersCount: 5000 })
      await world.emit({ type: 'user.followed', accountId: rook, targetId: rookie, showBoosts: true })
      await settled()
      expect(await world.people('gra')).toEqual([rookie, under])
    })

    it('removes what it holds of an account on its way out, and confirms', async () => {
      const henry = await world.account('henry')
      const id = await world.post(henry, 'a last avocet', { tags: ['farewell'] })
      await settled()
      await world.changeAccount(henry, { state: 'deleting' })
      await settled()
      expect(world.confirmed).toEqual([henry])
      expect([await world.find('avocet', henry), await world.tags('farewell'), await world.people('henry')]).toEqual([
        [],
        [],
        [],
      ])
      expect(await world.store.traces(id)).toBe(0)
    })

    it('highlights what matched, and nothing else of the text is HTML', async () => {
      const ivy = await world.account('ivy')
      await world.post(ivy, `<script>alert("herons")</script> & running ${'far '.repeat(40)}away from "cafés"`)
      await settled()
      const highlight = async (query: string) => {
        const input = { query, viewerId: null, languages: ['en'], limit: 1, cursor: null, highlight: true }
        return (await world.running.app.service.searchPosts(input))[0]?.fragments
      }
      expect(await highlight('runs alert')).toEqual([
        `&lt;script&gt;<mark>alert</mark>(&quot;herons&quot;)&lt;/script&gt; &amp; <mark>running</mark> ${'far '.repeat(13)}far…`,
      ])
      expect(await highlight('"away from" cafes')).toEqual([
        `…${'far '.repeat(14)}<mark>away from</mark> &quot;<mark>cafés</mark>&quot;`,
      ])
      expect(await highlight('from:ivy -nothing')).toEqual([])
    })

    it('nothing typed makes it fail', async () => {
      const queries = [
        '"',
        'OR',
        '-',
        'from:',
        "'\\",
        '\0',
        '(((',
        '!&|<->:*',
        '#',
        '\ud800',
        'a'.repeat(5000),
        '日',
        '-"-"',
        'before:x OR -',
        '🎉 -🎉',
        'في',
        'in:library -in:library',
      ]
      for (const query of queries) for (const viewer of [null, 100]) await world.find(query, viewer)
    })

    it('is exact when everything is sent again, to a service that was killed in between', async () => {
      await settled()
      const before = await world.contents()
      world.calls.failReads = 2
      const judy = await world.account('judy')
      const id = await world.post(judy, 'a whimbrel', { tags: ['waders'] })
      await world.restart()
      await settled()
      // Redis loses everything; the relay sends all of it again, under the same positions.
      world.fake.flushAll()
      await world.fake.writer.open(world.position.epoch).catch(() => {})
      await world.fake.writer.append(world.sent)
      await settled()
      expect([await world.find('whimbrel'), await world.tags('wader')]).toEqual([[id], ['waders 1']])
      const after = await world.contents()
      expect(after.posts).toHaveLength(before.posts.length + 1)
      expect(after.tags).toHaveLength(before.tags.length + 1)
    })

    it('a new epoch fills the index from the tables: what the lost log would have told is there', async () => {
      const kim = await world.account('kim')
      const kept = await world.post(kim, 'a known sanderling')
      await settled()
      // Changed while nothing was sent.
      world.tweets.set(kept, { ...world.tweets.get(kept)!, text: 'a changed turnstone' })
      world.position.epoch++
      world.position.lsn = 0
      await world.fake.writer.open(world.position.epoch)
      const id = await world.post(kim, 'a new sanderling')
      await settled()
      expect([await world.find('sanderling'), await world.find('turnstone')]).toEqual([[id], [kept]])
    })
  })
}
