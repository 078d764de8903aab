import { describe, expect, it } from 'vitest'
import { alice, bob, carol } from '../src/streaming/fakes.ts'
import { openEvents, openSocket, startStreaming } from './streaming-support.ts'

describe('resuming', () => {
  it.each(['WebSocket', 'Server-Sent Events'])(
    'over %s brings 200 missed events in order, each once',
    async (transport) => {
      await using server = await startStreaming()
      const { world } = server
      await world.follow(alice, bob)
      const home = await openSocket(server.url, '?stream=user', 'alice-token')
      world.post(bob)
      await home.heard(1)
      const cursor = home.frames[0]!.id!
      await home[Symbol.asyncDispose]()
      const expected: string[] = []
      for (let i = 0; i < 200; ) {
        const kept = world.post(bob)
        const gone = world.post(bob)
        world.edit(kept.tweetId, `edited ${i}`)
        world.delete(gone.tweetId)
        world.post(carol)
        expected.push(`update ${kept.tweetId}`, `status.update ${kept.tweetId}`, `delete ${gone.tweetId}`)
        i += 5
      }
      const name = (payload: string) => (payload.startsWith('{') ? JSON.parse(payload).id : payload)
      if (transport === 'WebSocket') {
        await using back = await openSocket(server.url, `?stream=user&last_event_id=${cursor}`, 'alice-token')
        const live = world.post(bob)
        await back.heard(expected.length + 1)
        expect(back.frames.map(({ event, payload }) => `${event} ${name(payload)}`)).toEqual([
          ...expected,
          `update ${live.tweetId}`,
        ])
      } else {
        const headers = { authorization: 'Bearer alice-token', 'last-event-id': cursor }
        await using back = await openEvents(server.url, 'user?last_event_id=0-0-0', headers)
        const live = world.post(bob)
        await back.heard(expected.length + 1)
        expect(back.events.map(({ event, data }) => `${event} ${name(data!)}`)).toEqual([
          ...expected,
          `update ${live.tweetId}`,
        ])
      }
    },
  )

  it('from too old a cursor gets one reset, whose id works', async () => {
    await using server = await startStreaming()
    server.world.post(bob)
    await using back = await openEvents(server.url, 'user?last_event_id=1-1-0', { authorization: 'Bearer bob-token' })
    await back.heard(1)
    expect(back.events[0]).toMatchObject({ event: 'reset', data: '' })
    const { tweetId } = server.world.post(bob)
    const headers = { authorization: 'Bearer bob-token', 'last-event-id': back.events[0]!.id! }
    await using again = await openEvents(server.url, 'user', headers)
    await again.heard(1)
    expect(JSON.parse(again.events[0]!.data!).id).toBe(String(tweetId))
  })
})

describe('the end of a session', () => {
  it('closes its sockets and event streams before the signal is answered, and no others', async () => {
    await using server = await startStreaming()
    const headers = { authorization: 'Bearer alice-token' }
    const [socket, events] = [
      await openSocket(server.url, '?stream=user', 'alice-token'),
      await openEvents(server.url, 'user', headers),
    ]
    await using other = await openSocket(server.url, '?stream=user', 'bob-token')
    server.sessions.delete('alice-token')
    await server.world.signal({ type: 'session', sessionId: 1 })
    server.world.post(alice)
    server.world.post(bob)
    expect(await socket.closed()).toMatchObject({ code: 1008 })
    await events.ended()
    await other.heard(1)
    expect([socket.frames, events.events]).toEqual([[], []])
  })

  it('closes a connection that was being opened meanwhile', async () => {
    await using server = await startStreaming({
      authenticate: async () => ({ id: 99, accountId: alice, appId: 1, scopes: ['read'], createdAt: 0 }),
    })
    await using late = await openSocket(server.url, '?stream=user', 'alice-token')
    expect(await late.closed()).toMatchObject({ code: 1008 })
  })

  it('is noticed through the log too: suspension and revocation by hand in the database', async () => {
    await using server = await startStreaming()
    const [first, second] = [
      await openSocket(server.url, '?stream=user', 'alice-token'),
      await openSocket(server.url, '?stream=user', 'bob-token'),
    ]
    server.world.send(
      { type: 'user.changed', ...server.world.event(), accountId: alice, state: 'suspended' },
      { type: 'session.revoked', ...server.world.event(), sessionId: 2, accountId: bob },
    )
    expect([await first.closed(), await second.closed()]).toMatchObject([{ code: 1008 }, { code: 1008 }])
  })
})
