import type { Id, RepliesPolicy } from '@rookery/contracts'
import { formatPosition } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { alice, bob, carol, type FakeWorld } from './fakes.ts'
import { startRouter } from './router-support.ts'

const LIST = 77
const list = String(LIST)
const dora = 1004

function makeList(world: FakeWorld, memberIds: Id[], repliesPolicy: RepliesPolicy = 'list') {
  world.lists.set(LIST, {
    list: { id: LIST, accountId: alice, title: 'birds', repliesPolicy, exclusive: false },
    memberIds,
  })
}

it('a followed hashtag comes home live, once, and no longer when it is not followed', async () => {
  const { world, listen, settled } = await startRouter()
  await world.follow(alice, bob)
  world.graph(alice).followedTags = ['rooks']
  await world.signal({ type: 'graph', accountIds: [alice] })
  const home = listen(alice)
  await settled()
  const both = world.post(bob, { tags: ['rooks', 'crows'] })
  const stranger = world.post(carol, { tags: ['rooks'] })
  world.post(carol, { tags: ['crows'] })
  world.post(carol, { tags: ['rooks'], visibility: 'unlisted' })
  await settled()
  expect(home.texts()).toEqual([`update:${both.tweetId}`, `update:${stranger.tweetId}`])
  world.graph(alice).followedTags = []
  // By hand in the database: only the log tells.
  world.send({ type: 'tag.unfollowed', ...world.event(), accountId: alice, tag: 'rooks' })
  world.post(carol, { tags: ['rooks'] })
  await settled()
  expect(home.texts()).toHaveLength(2)
})

it('a list shows its members, as its policy and the viewer’s graph have it, and follows its changes', async () => {
  const { world, listen, settled } = await startRouter()
  for (const one of [bob, carol, dora]) await world.follow(alice, one)
  makeList(world, [bob])
  const stream = listen(alice, 'list', { list })
  await settled()
  const first = world.post(bob)
  world.post(carol)
  world.post(alice)
  world.post(bob, { inReplyToAccountId: dora })
  await settled()
  expect(stream.texts()).toEqual([`update:${first.tweetId}`])

  makeList(world, [bob, carol], 'followed')
  world.send({ type: 'list.changed', ...world.event(), accountId: alice, listId: LIST })
  const second = world.post(carol)
  const reply = world.post(bob, { inReplyToAccountId: dora })
  await settled()
  expect(stream.texts().slice(1)).toEqual([`update:${second.tweetId}`, `update:${reply.tweetId}`])

  world.graph(alice).muting = [bob]
  await world.signal({ type: 'graph', accountIds: [alice] })
  world.post(bob)
  world.lists.delete(LIST)
  world.send({ type: 'list.changed', ...world.event(), accountId: alice, listId: LIST })
  world.post(carol)
  await settled()
  expect(stream.texts()).toHaveLength(3)
})

it('boosts collapse within the list, whatever home holds', async () => {
  const { world, listen, settled } = await startRouter()
  for (const one of [bob, carol, dora]) await world.follow(alice, one)
  makeList(world, [bob, dora])
  const [home, stream] = [listen(alice), listen(alice, 'list', { list })]
  await settled()
  const original = world.post(carol)
  const first = world.boost(bob, original)
  world.boost(dora, original)
  await settled()
  expect(home.texts()).toEqual([`update:${original.tweetId}`])
  expect(stream.texts()).toEqual([`update:${first.tweetId}`])
})

it('resumes, and is refused to anybody but its owner', async () => {
  const { world, router, listen, settled } = await startRouter()
  for (const one of [alice, carol]) await world.follow(one, bob)
  makeList(world, [bob])
  const start = world.post(bob)
  const missed = world.post(bob)
  await router.idle()
  const stream = listen(alice, 'list', { list, cursor: formatPosition(start.position) })
  await settled()
  expect(stream.texts()).toEqual([`update:${missed.tweetId}`])

  let refused = 0
  const peer = { ...stream.peer, send: () => expect.fail('a stranger got something') }
  const input = { stream: stream.subscription.stream, viewerId: carol, peer, cursor: null }
  const other = router.subscribe({ ...input, onRefused: () => void refused++ })
  await waitUntil(() => refused > 0)
  world.post(bob)
  await router.idle()
  expect([other.live, refused]).toEqual([false, 1])
})

it('media streams carry posts with media only; remote ones are silent', async () => {
  const { world, listen, settled } = await startRouter()
  const [media, local, remote] = ['public:media', 'public:local:media', 'public:remote'].map((name) =>
    listen(null, name),
  )
  await settled()
  world.post(bob)
  const picture = world.post(bob, { text: '[media]' })
  await settled()
  expect([media!.texts(), local!.texts(), remote!.texts()]).toEqual([
    [`update:${picture.tweetId}`],
    [`update:${picture.tweetId}`],
    [],
  ])
})
