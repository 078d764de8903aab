import { formatPosition } from '@rookery/contracts'
import { expect, it } from 'vitest'
import { alice, bob, type fakeWorld } from './fakes.ts'
import { liveEvent, serverSentEvent, webSocketFrame } from './frames.ts'
import { startRouter } from './router-support.ts'

const changed = (world: ReturnType<typeof fakeWorld>, accountId: number) =>
  world.send({ type: 'filters.changed', ...world.event(), accountId })

it('a change of filters is told on all `user` streams of their owner, and on no other', async () => {
  const { world, listen, settled } = await startRouter()
  const [phone, web, others, open, notified] = [
    ...[listen(alice), listen(alice), listen(bob)],
    ...[listen(alice, 'public'), listen(alice, 'user:notification')],
  ]
  await settled()
  changed(world, alice)
  await settled()
  expect([phone!, web!].map(({ texts }) => texts())).toEqual([['filters_changed:'], ['filters_changed:']])
  for (const one of [others, open, notified]) expect(one!.texts()).toEqual([])
})

it('stands in the order of the log, and the graph is read again after it', async () => {
  const { world, listen, settled } = await startRouter()
  await world.follow(alice, bob)
  const live = listen(alice)
  await settled()
  const [before] = [world.post(bob)]
  await settled()
  expect(world.deps.graphs.peek(alice)).toBeDefined()
  changed(world, alice)
  await settled()
  expect(world.deps.graphs.peek(alice)).toBeUndefined()
  const after = world.post(bob)
  await settled()
  expect(live.texts()).toEqual([`update:${before!.tweetId}`, 'filters_changed:', `update:${after.tweetId}`])
})

it('whoever was away is told once, after what it missed', async () => {
  const { world, router, listen, settled } = await startRouter()
  await world.follow(alice, bob)
  world.post(bob)
  await settled()
  const cursor = formatPosition(router.position()!)
  changed(world, alice)
  const missed = world.post(bob)
  changed(world, alice)
  changed(world, bob)
  await settled()
  const back = listen(alice, 'user', { cursor })
  await settled()
  expect(back.texts()).toEqual([`update:${missed.tweetId}`, 'filters_changed:'])
  // Its cursor leads past all of it.
  const again = listen(alice, 'user', { cursor: back.events.at(-1)!.id })
  await settled()
  expect(again.texts()).toEqual([])
})

it('frames carry no payload, as clients expect', () => {
  const live = liveEvent('filters_changed', '', { epoch: 1, lsn: 2, index: 0 })
  expect(JSON.parse(webSocketFrame(live, ['user']))).toEqual({
    ...{ stream: ['user'], event: 'filters_changed', id: '1-2-0' },
  })
  expect(serverSentEvent(live)).toBe('event: filters_changed\nid: 1-2-0\ndata: undefined\n\n')
})
