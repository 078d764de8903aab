import { formatPosition } from '@rookery/contracts'
import { type SeededRandom, seededRandom } from '@rookery/testing'
import { describe, expect, it } from 'vitest'
import { alice, bob, carol, fakeWorld, NOON } from './fakes.ts'
import { startRouter as setUp } from './router-support.ts'

/** A few microtasks, a few turns of the event loop. */
async function turnsOf(random: SeededRandom) {
  for (let n = random.int(0, 2); n > 0; n--) await new Promise((resolve) => setImmediate(resolve))
  for (let n = random.int(0, 12); n > 0; n--) await null
}

describe('resuming', () => {
  it('brings what was missed in order, then goes on: nothing missing, nothing twice, at any moment of return', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seededRandom(seed)
      const { world, router, listen, settled } = await setUp()
      await world.follow(alice, bob)
      world.post(bob)
      await settled()
      const cursor = formatPosition(router.position()!)
      const steady = listen(alice)
      await settled()
      const comeBackAt = random.int(0, 200)
      let returning = steady
      world.state.pause = () => turnsOf(random)
      for (let i = 0; i <= 200; i++) {
        if (i === comeBackAt) returning = listen(alice, 'user', { cursor })
        if (i === 200) break
        const living = [...world.posts.values()].filter(({ authorId }) => authorId === bob)
        const what = random.next()
        if (what < 0.5 || living.length === 0) world.post(random.pick([bob, bob, carol]))
        else if (what < 0.75) world.edit(random.pick(living).tweetId, `edit ${i}`)
        else world.delete(random.pick(living).tweetId)
        await turnsOf(random)
      }
      await settled()
      // What the steady listener got, without what no longer exists when the other returned.
      const ids = returning.events.map(({ id }) => id)
      expect(new Set(ids).size, `seed ${seed}: twice`).toBe(ids.length)
      const order = steady.events.map(({ id }) => id).filter((id) => ids.includes(id))
      expect(ids, `seed ${seed}: order`).toEqual(order)
      const absent = steady.events.filter(({ id }) => !ids.includes(id))
      for (const { event, payload } of absent) {
        expect(event, `seed ${seed}: a deletion is missing`).not.toBe('delete')
        expect(world.posts.has(Number(JSON.parse(payload).id)), `seed ${seed}: a living post is missing`).toBe(false)
      }
    }
  })

  it('a newcomer gets everything from the moment of arrival on, however busy the gateway is', async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed)
      const { world, listen, settled } = await setUp()
      world.state.pause = () => turnsOf(random)
      listen(bob)
      await settled()
      world.post(bob)
      await turnsOf(random)
      const newcomer = listen(bob)
      await turnsOf(random)
      const { tweetId } = world.post(bob)
      await turnsOf(random)
      world.post(bob)
      await settled()
      expect(newcomer.texts(), `seed ${seed}`).toContain(`update:${tweetId}`)
      expect(new Set(newcomer.texts()).size, `seed ${seed}`).toBe(newcomer.texts().length)
    }
  })

  it('shows the present state: a post deleted since yields only its deletion, an edited one its last words', async () => {
    const { world, router, listen, settled } = await setUp()
    await world.follow(alice, bob)
    world.post(bob)
    await settled()
    const cursor = formatPosition(router.position()!)
    const gone = world.post(bob)
    const kept = world.post(bob)
    world.edit(gone.tweetId, 'never seen')
    world.edit(kept.tweetId, 'last words')
    world.delete(gone.tweetId)
    await settled()
    const back = listen(alice, 'user', { cursor })
    await settled()
    expect(back.texts()).toEqual([`update:${kept.tweetId}`, `status.update:${kept.tweetId}`, `delete:${gone.tweetId}`])
    expect(JSON.parse(back.events[0]!.payload).content).toBe('last words')
  })

  it('asks the present graph: what was posted before a block is not shown after it', async () => {
    const { world, router, listen, settled } = await setUp()
    await world.follow(alice, bob)
    world.post(bob)
    await settled()
    const cursor = formatPosition(router.position()!)
    world.post(bob)
    world.graph(alice).blockedBy = [bob]
    await settled()
    const back = listen(alice, 'user', { cursor })
    await settled()
    expect(back.texts()).toEqual([])
  })

  it.each([
    ['older than the window', '1-5-0'],
    ['of another epoch', '7-110-0'],
    ['that is nonsense', 'drop table'],
  ])('answers a cursor %s with a reset and goes on live', async (_what, cursor) => {
    const { world, router, listen, settled } = await setUp()
    world.post(bob)
    await settled()
    const back = listen(bob, 'user', { cursor })
    await settled()
    const { tweetId } = world.post(bob)
    await settled()
    expect(back.texts()).toEqual(['reset:', `update:${tweetId}`])
    expect(back.events[1]!.id).toBe(formatPosition(router.position()!))
  })

  it('works over a restart of the gateway, as far back as the log keeps', async () => {
    const world = fakeWorld()
    const before = await setUp(world)
    world.post(bob)
    await before.settled()
    const cursor = formatPosition(before.router.position()!)
    const missed = world.post(bob)
    const after = await setUp(world)
    const [back, newcomer] = [after.listen(bob, 'user', { cursor }), after.listen(bob)]
    await after.settled()
    expect(back.texts()).toEqual([`update:${missed.tweetId}`])
    expect(newcomer.texts()).toEqual([])
  })

  it('knows where the log is after quiet hours', async () => {
    const world = fakeWorld({ now: NOON - 5 * 3_600_000 })
    world.post(bob)
    const cursor = formatPosition(world.log.at(-1)!.position)
    world.clock.time = NOON
    const { listen, settled } = await setUp(world)
    const back = listen(bob, 'user', { cursor })
    await settled()
    const { tweetId } = world.post(bob)
    await settled()
    expect(back.texts()).toEqual([`update:${tweetId}`])
  })

  it('does not repeat what a faster gateway has already sent', async () => {
    const { world, listen, settled } = await setUp()
    world.post(bob)
    const late = world.post(bob, {}, true)
    await settled()
    const back = listen(bob, 'user', { cursor: formatPosition(late.position) })
    await settled()
    world.send(late)
    const { tweetId } = world.post(bob)
    await settled()
    expect(back.texts()).toEqual([`update:${tweetId}`])
  })
})

it('what is still on its way to a client is not behind its cursor in quiet times', async () => {
  const { world, router, listen, settled } = await setUp()
  const home = listen(bob)
  await settled()
  world.post(carol)
  await settled()
  const before = world.log.at(-1)!.position
  expect(router.cursorOf(home.subscription)).toEqual(before)
  const rendering = world.holdRendering()
  const { position } = world.post(bob)
  await rendering.reached
  expect(router.position()).toEqual(position)
  expect(router.cursorOf(home.subscription)).toEqual(before)
  rendering.release()
  await settled()
  expect(router.cursorOf(home.subscription)).toEqual(position)
})

describe('a lost stream', () => {
  it('resets open connections, and events sent again reach nobody twice', async () => {
    const { world, listen, settled } = await setUp()
    const home = listen(bob)
    await settled()
    const first = world.post(bob)
    await settled()
    world.reset()
    await settled()
    world.send(first)
    await settled()
    const second = world.post(bob)
    await settled()
    expect(home.texts()).toEqual([`update:${first.tweetId}`, 'reset:', `update:${second.tweetId}`])
  })

  it('goes on in a new epoch although its positions start lower', async () => {
    const { world, router, listen, settled } = await setUp()
    const home = listen(bob)
    await settled()
    world.post(bob)
    await settled()
    const cursor = formatPosition(router.position()!)
    world.reset()
    Object.assign(world.state, { epoch: 2, lsn: 0 })
    const { tweetId } = world.post(bob)
    await settled()
    const back = listen(bob, 'user', { cursor })
    await settled()
    expect(home.texts().slice(1)).toEqual(['reset:', `update:${tweetId}`])
    expect(back.texts()).toEqual(['reset:'])
  })
})
