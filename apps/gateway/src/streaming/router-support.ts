/** For tests: a router on a fake world, and subscriptions that note what they get. */
import type { Id } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { type FakeWorld, fakePeer, fakeWorld } from './fakes.ts'
import { createLiveRouter } from './live-router.ts'
import type { Subscription } from './ports.ts'
import { parseStream } from './streams.ts'

export async function startRouter(world: FakeWorld = fakeWorld(), limits = {}) {
  const router = await createLiveRouter({ ...world.deps, limits })
  const open: Subscription[] = []
  const listen = (
    viewerId: Id | null,
    stream = 'user',
    more: { cursor?: string; tag?: string; list?: string } = {},
  ) => {
    const peer = fakePeer()
    const input = {
      stream: parseStream({ stream, tag: more.tag, list: more.list }),
      viewerId,
      peer,
      cursor: more.cursor ?? null,
    }
    const subscription = router.subscribe(input)
    open.push(subscription)
    return { ...peer, peer, subscription, texts: peer.texts, events: peer.events }
  }
  const settled = async () => {
    await waitUntil(() => open.every(({ live, closed }) => live || closed))
    await router.idle()
  }
  return { world, router, listen, settled }
}
