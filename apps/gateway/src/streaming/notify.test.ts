import { firstIdAt, formatPosition } from '@rookery/contracts'
import { expect, it } from 'vitest'
import { alice, bob, carol, NOON } from './fakes.ts'
import { startRouter } from './router-support.ts'

it('goes to its recipient on `user` and `user:notification`, and to nobody else', async () => {
  const { world, listen, settled } = await startRouter()
  await world.follow(alice, bob)
  const [user, only, other, all] = [
    listen(alice),
    listen(alice, 'user:notification'),
    listen(bob),
    listen(null, 'public'),
  ]
  const { notificationId } = world.notify(alice, bob)
  world.post(bob)
  await settled()
  expect(user.texts()[0]).toBe(`notification:${notificationId}`)
  expect(user.texts()).toHaveLength(2)
  expect(only.texts()).toEqual([`notification:${notificationId}`])
  expect(other.events.map(({ event }) => event)).toEqual(['update'])
  expect(all.events.map(({ event }) => event)).toEqual(['update'])
})

it('comes once and in order after a return, in its present state, between the posts it came between', async () => {
  const { world, listen, settled } = await startRouter()
  await world.follow(alice, bob)
  const cursor = formatPosition(world.post(bob).position)
  const first = world.post(bob)
  const told = world.notify(alice, carol)
  const dismissed = world.notify(alice, carol)
  const last = world.post(bob)
  world.notifications.delete(dismissed.notificationId)
  await settled()
  const back = listen(alice, 'user', { cursor })
  await settled()
  expect(back.texts()).toEqual([
    `update:${first.tweetId}`,
    `notification:${told.notificationId}`,
    `update:${last.tweetId}`,
  ])
  const next = listen(alice, 'user:notification', { cursor: formatPosition(told.position) })
  const live = world.notify(alice, carol)
  await settled()
  expect(next.texts()).toEqual([`notification:${live.notificationId}`])
})

it('is not sent when the graph hides it, also when that changes while it is rendered', async () => {
  const { world, listen, settled } = await startRouter()
  world.graph(alice).blocking = [carol]
  const { texts } = listen(alice)
  await settled()
  world.notify(alice, carol)
  await settled()
  const held = world.holdRendering()
  world.notify(alice, bob)
  await held.reached
  world.graph(alice).blocking = [bob, carol]
  await world.signal({ type: 'graph', accountIds: [alice, bob] })
  held.release()
  await settled()
  expect(texts()).toEqual([])
})

it('is no news when it was written long after its time', async () => {
  const { world, listen, settled } = await startRouter()
  const { texts } = listen(alice)
  await settled()
  world.notify(alice, bob, firstIdAt(NOON - 3_600_001))
  const { notificationId } = world.notify(alice, bob, firstIdAt(NOON - 3_500_000))
  await settled()
  expect(texts()).toEqual([`notification:${notificationId}`])
})

it('is for tokens that may read notifications', async () => {
  const { world, listen, settled } = await startRouter()
  await world.follow(alice, bob)
  const { peer, texts } = listen(alice)
  Object.assign(peer, { session: { id: 1, accountId: alice, appId: 1, scopes: ['read:statuses'], createdAt: 0 } })
  world.notify(alice, bob)
  const { tweetId } = world.post(bob)
  await settled()
  expect(texts()).toEqual([`update:${tweetId}`])
})

it('closes the connections that it cannot serve: they come back and resume', async () => {
  const { world, listen, settled } = await startRouter()
  const { peer } = listen(alice)
  await settled()
  world.state.failing = true
  world.notify(alice, bob)
  await settled()
  expect(peer.closedWith?.code).toBe(1013)
})
