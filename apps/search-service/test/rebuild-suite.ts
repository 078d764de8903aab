// The index is made anew while posts arrive, change and go: afterwards it holds what the tables hold, each thing once.
import { seededRandom } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSearchWorld, type SearchWorld } from './service-world.ts'
import type { TestStore } from './stores.ts'

export function rebuildSuite(name: string, open: () => Promise<TestStore>): void {
  describe(name, () => {
    let world: SearchWorld
    beforeAll(async () => {
      world = await openSearchWorld(open)
    })
    afterAll(() => world?.[Symbol.asyncDispose]())

    it('nothing is missing, doubled or out of date after a rebuild beside live changes', async () => {
      const random = seededRandom(5)
      const people = [
        await world.account('alice'),
        await world.account('bob'),
        await world.account('carol', { displayName: 'Carol' }),
      ]
      const ids: number[] = []
      const words = ['heron', 'egret', 'stork', 'ibis', 'spoonbill']
      const somebody = () => random.pick(people)
      const write = async () =>
        void ids.push(
          await world.post(somebody(), `${random.pick(words)} ${ids.length}`, { tags: [random.pick(words)] }),
        )
      for (let n = 0; n < 1_100; n++) await write()
      for (let n = 0; n < 150; n++)
        await world.keep(somebody(), random.pick(ids), random.chance(0.5) ? 'liked' : 'bookmarked').catch(() => {})
      await world.running.app.caughtUp()
      const before = await world.contents()
      expect(before.posts).toHaveLength(1_100)

      // Quiet: the same index again, in the other slot.
      expect(await world.running.app.rebuild()).toMatchObject({ accounts: 3, posts: 1_100 })
      expect(await world.contents()).toEqual(before)

      const gone = () => ids.splice(random.int(0, ids.length - 1), 1)[0]!
      let searches = 0
      world.onTweetPage(async () => {
        for (let n = 0; n < 25; n++) {
          await write()
          await world.edit(random.pick(ids), { text: `changed ${n}`, tags: ['changed'] })
          await world.remove(gone())
          await world.keep(somebody(), random.pick(ids), 'liked')
        }
        await world.changeAccount(people[1]!, { indexable: random.chance(0.5), displayName: 'Bobby' })
        // Half of it arrives before the page that was read is written, half after.
        if (random.chance(0.5)) await world.running.app.caughtUp()
        searches += (await world.find('heron', people[0])).length
      })
      await world.running.app.rebuild()
      world.onTweetPage(async () => {})
      await world.running.app.caughtUp()
      expect(searches).toBeGreaterThan(0)
      const after = await world.contents()
      expect(after.posts).toHaveLength(ids.length)

      // The reference: made from the tables alone, with nothing going on.
      await world.running.app.rebuild()
      expect(after).toEqual(await world.contents())
    })

    it('a second rebuild at the same time is refused; one that broke off is gone, and begun anew', async () => {
      let tried: Promise<unknown> | undefined
      world.onTweetPage(async () => {
        tried ??= world.running.app.rebuild().then(
          () => 'done',
          (error: Error) => error.message,
        )
        await tried
        throw new Error('tweet-service went away')
      })
      await expect(world.running.app.rebuild()).rejects.toThrow('went away')
      expect(await tried).toBe('another rebuild of the search index is under way')
      world.onTweetPage(async () => {})
      await onceOnly('broke off')
      const before = await world.contents()
      await world.running.app.rebuild()
      expect(await world.contents()).toEqual(before)
    })

    it('one that is stopped leaves the index as it was', async () => {
      const before = await world.contents()
      const stop = new AbortController()
      world.onTweetPage(async () => stop.abort(new Error('stopped')))
      await expect(world.running.app.rebuild(stop.signal)).rejects.toThrow('stopped')
      world.onTweetPage(async () => {})
      expect(await world.contents()).toEqual(before)
      await onceOnly('stopped')
    })

    /** No change goes to an index that nobody builds any more. */
    async function onceOnly(text: string): Promise<void> {
      const id = await world.post(await world.account('dave'), text)
      await world.running.app.caughtUp()
      expect(await world.store.traces(id)).toBe(1)
    }
  })
}
