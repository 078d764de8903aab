import { describe, expect, it } from 'vitest'
import { alice, bob, carol } from './fakes.ts'
import { CLOSE } from './ports.ts'
import { startRouter as setUp } from './router-support.ts'

describe('who gets a post live', () => {
  it('followers, the author, and readers of public and tag streams; each once', async () => {
    const { world, listen, settled } = await setUp()
    await world.follow(alice, bob)
    const listeners = {
      follower: listen(alice),
      author: listen(bob),
      stranger: listen(carol),
      anonymous: listen(null, 'public'),
      tag: listen(carol, 'hashtag', { tag: 'Rooks' }),
      otherTag: listen(carol, 'hashtag', { tag: 'crows' }),
    }
    await settled()
    const { tweetId } = world.post(bob, { tags: ['rooks'] })
    await settled()
    const got = Object.entries(listeners).map(([name, { texts }]) => [name, texts()])
    const update = [`update:${tweetId}`]
    expect(Object.fromEntries(got)).toEqual({
      follower: update,
      author: update,
      stranger: [],
      anonymous: update,
      tag: update,
      otherTag: [],
    })
    expect(listeners.tag.events[0]!.id).toMatch(/^1-\d+-0$/)
  })

  it('nobody is asked about and nothing is fetched for a post that touches no connection', async () => {
    const { world, listen, settled } = await setUp()
    listen(carol)
    await settled()
    world.state.hydrations = 0
    world.post(bob)
    await settled()
    expect(world.state.hydrations).toBe(0)
  })

  it('a direct post only those mentioned, its deletion too', async () => {
    const { world, listen, settled } = await setUp()
    await world.follow(alice, bob)
    await world.follow(carol, bob)
    const [mentioned, other, everybody] = [listen(alice), listen(carol), listen(null, 'public')]
    await settled()
    const { tweetId } = world.post(bob, { visibility: 'direct', mentionIds: [alice] })
    await settled()
    world.delete(tweetId)
    await settled()
    expect(mentioned.texts()).toEqual([`update:${tweetId}`, `delete:${tweetId}`])
    expect([...other.texts(), ...everybody.texts()]).toEqual([])
  })

  it('nobody a backdated post', async () => {
    const { world, listen, settled } = await setUp()
    const self = listen(bob)
    await settled()
    world.post(bob, { tweetId: 5_000 })
    await settled()
    expect(self.texts()).toEqual([])
  })

  it('a boost only when home shows it', async () => {
    const { world, listen, settled } = await setUp()
    const dora = 1004
    await world.follow(alice, bob)
    await world.follow(alice, dora)
    const home = listen(alice)
    await settled()
    const original = world.post(carol)
    const first = world.boost(bob, original)
    world.boost(dora, original)
    const followed = world.post(bob)
    world.boost(dora, followed)
    await settled()
    expect(home.texts()).toEqual([`update:${first.tweetId}`, `update:${followed.tweetId}`])
  })
})

describe('relations', () => {
  it('a follow reaches open connections with its signal', async () => {
    const { world, listen, settled } = await setUp()
    const home = listen(alice)
    await settled()
    await world.follow(alice, bob)
    const { tweetId } = world.post(bob)
    await settled()
    expect(home.texts()).toEqual([`update:${tweetId}`])
  })

  it('a follow made by hand in the database reaches them through the log', async () => {
    const { world, listen, settled } = await setUp()
    const home = listen(alice)
    await settled()
    await world.follow(alice, bob, 'log')
    const { tweetId } = world.post(bob)
    await settled()
    expect(home.texts()).toEqual([`update:${tweetId}`])
  })

  it('a block answered while the post was being rendered is honoured', async () => {
    const { world, listen, settled } = await setUp()
    await world.follow(alice, bob)
    await world.follow(carol, bob)
    const [blocker, other] = [listen(alice), listen(carol)]
    await settled()
    const rendering = world.holdRendering()
    const { tweetId } = world.post(bob)
    await rendering.reached
    world.graph(alice).blocking = [bob]
    await world.signal({ type: 'graph', accountIds: [alice, bob] })
    rendering.release()
    await settled()
    expect([blocker.texts(), other.texts()]).toEqual([[], [`update:${tweetId}`]])
  })
})

it('closes a connection that it cannot serve, so that it resumes, and goes on with the others', async () => {
  const { world, listen, settled } = await setUp()
  const [home, everybody] = [listen(bob), listen(null, 'public')]
  await settled()
  world.state.failing = true
  const { tweetId } = world.post(bob)
  await settled()
  expect(home.peer.closedWith).toBe(CLOSE.failed)
  expect(everybody.texts()).toEqual([`update:${tweetId}`])
})
