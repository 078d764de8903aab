import { expect, it } from 'vitest'
import { alice, bob, carol } from './fakes.ts'
import { startRouter as setUp } from './router-support.ts'

it('a direct post tells the direct streams of its participants, and nobody else', async () => {
  const { world, listen, settled } = await setUp()
  const streams = {
    author: listen(alice, 'direct'),
    mentioned: listen(bob, 'direct'),
    stranger: listen(carol, 'direct'),
  }
  // As Mastodon has it: home shows the post (to who follows), conversations are for `direct` alone.
  world.graph(bob).following = [alice]
  const home = listen(bob, 'user')
  await settled()
  world.post(alice, { visibility: 'public', mentionIds: [bob] })
  const { tweetId } = world.post(alice, { visibility: 'direct', mentionIds: [bob] })
  await settled()
  const told = Object.entries(streams).map(([name, { events }]) => [
    name,
    events.map(({ event, payload }) => [event, JSON.parse(payload).last_status.id]),
  ])
  expect(Object.fromEntries(told)).toEqual({
    author: [['conversation', String(tweetId)]],
    mentioned: [['conversation', String(tweetId)]],
    stranger: [],
  })
  expect(home.events.map(({ event }) => event)).toEqual(['update', 'update'])
})

it('who comes back is told of what was missed, once', async () => {
  const { world, listen, settled, router } = await setUp()
  const first = listen(bob, 'direct')
  await settled()
  world.post(alice, { visibility: 'direct', mentionIds: [bob] })
  await settled()
  router.unsubscribe(first.subscription)
  const missed = world.post(alice, { visibility: 'direct', mentionIds: [bob] })
  const second = listen(bob, 'direct', { cursor: first.events[0]!.id })
  await settled()
  expect(second.events.map(({ payload }) => JSON.parse(payload).last_status.id)).toEqual([String(missed.tweetId)])
})
