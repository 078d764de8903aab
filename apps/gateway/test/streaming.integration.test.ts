import { once } from 'node:events'
import { connect } from 'node:net'
import { waitUntil } from '@rookery/testing'
import { createStreamingAPIClient } from 'masto'
import { describe, expect, it } from 'vitest'
import { alice, bob, carol } from '../src/streaming/fakes.ts'
import { openEvents, openSocket, refusedUpgrade, startStreaming } from './streaming-support.ts'

describe('WebSocket', () => {
  it('takes the token as protocol and echoes it, as query, or as header; sends what is posted from then on', async () => {
    await using server = await startStreaming()
    await server.world.follow(alice, bob)
    await using home = await openSocket(server.url, '?stream=user', 'alice-token')
    await using own = await openSocket(server.url, '?stream=user&access_token=bob-token')
    expect(home.socket.protocol).toBe('alice-token')
    const { tweetId, position } = server.world.post(bob)
    await Promise.all([home.heard(1), own.heard(1)])
    const id = `${position.epoch}-${position.lsn}-${position.index}`
    const payload = JSON.stringify({ id: String(tweetId), content: `post ${tweetId}` })
    expect(home.frames).toEqual([{ stream: ['user'], event: 'update', payload, id }])
    expect(own.frames).toEqual(home.frames)
  })

  it('multiplexes: subscribe and unsubscribe, frames say which stream they are of', async () => {
    await using server = await startStreaming()
    await using socket = await openSocket(server.url, '', 'alice-token')
    socket.say({ type: 'subscribe', stream: 'public:local' })
    socket.say({ type: 'subscribe', stream: 'hashtag', tag: 'Rooks' })
    socket.say({ type: 'subscribe', stream: 'hashtag', tag: 'rooks' })
    // An answer that comes back shows that the messages before it were taken.
    socket.say({ type: 'subscribe', stream: 'nonsense' })
    await socket.heard(1)
    const { tweetId } = server.world.post(bob, { tags: ['rooks'] })
    await socket.heard(3)
    socket.say({ type: 'unsubscribe', stream: 'public:local' })
    socket.say({ type: 'subscribe', stream: 'nonsense' })
    await socket.heard(4)
    server.world.delete(tweetId)
    await socket.heard(5)
    expect(socket.frames.map(({ stream, event, error }) => error ?? [event, ...stream])).toEqual([
      'Unknown channel requested',
      ['update', 'public:local'],
      ['update', 'hashtag', 'Rooks'],
      'Unknown channel requested',
      ['delete', 'hashtag', 'Rooks'],
    ])
    expect(socket.frames.at(-1)!.payload).toBe(String(tweetId))
  })

  it('answers nonsense with an error frame and stays open', async () => {
    await using server = await startStreaming()
    await using socket = await openSocket(server.url, '?stream=nowhere', 'alice-token')
    const nonsense = [
      '{',
      '[]',
      'null',
      '7',
      '{"type":"explode"}',
      '{"type":"subscribe"}',
      '{"type":"subscribe","stream":{}}',
    ]
    for (const text of nonsense) socket.say(text)
    socket.socket.send(Buffer.from([0, 255, 1]))
    await socket.heard(nonsense.length + 2)
    for (const { error, status } of socket.frames) expect([typeof error, status]).toEqual(['string', 400])
    socket.say({ type: 'subscribe', stream: 'user', last_event_id: '0-0-0' })
    await socket.heard(nonsense.length + 3)
    expect(socket.frames.at(-1)).toEqual({ stream: ['user'], event: 'reset', payload: '' })
  })

  it('ends a connection that sends too long a message or asks for too many streams, but nobody else', async () => {
    await using server = await startStreaming({ limits: { subscriptionsPerSocket: 3 } })
    await using other = await openSocket(server.url, '?stream=public')
    await using flood = await openSocket(server.url)
    flood.say('x'.repeat(10_000))
    expect((await flood.closed()).code).toBe(1009)
    await using greedy = await openSocket(server.url)
    for (let i = 0; i < 5; i++) greedy.say({ type: 'subscribe', stream: 'hashtag', tag: `tag${i}` })
    await greedy.heard(2)
    expect(greedy.frames.map(({ status }) => status)).toEqual([422, 422])
    server.world.post(bob)
    await other.heard(1)
  })

  it('refuses a token that is not valid before the upgrade, and streams that the token does not cover', async () => {
    await using server = await startStreaming()
    expect(await refusedUpgrade(server.url, '?stream=user', 'stolen')).toBe(401)
    await using anonymous = await openSocket(server.url, '?stream=user')
    await using writer = await openSocket(server.url, '?stream=user', 'carol-token')
    await using application = await openSocket(server.url, '?stream=user', 'app-token')
    await Promise.all([anonymous, writer, application].map(({ heard }) => heard(1)))
    expect([anonymous, writer, application].map(({ frames }) => frames[0])).toEqual([
      { error: 'Missing access token', status: 401 },
      { error: 'Access token does not have the required scopes', status: 401 },
      { error: 'Missing access token', status: 401 },
    ])
    server.world.post(carol)
    await using guest = await openSocket(server.url, '?stream=public')
    server.world.post(bob)
    await guest.heard(1)
    expect(anonymous.frames).toHaveLength(1)
  })

  it('asks for a token on public streams when the instance wants one', async () => {
    await using server = await startStreaming({ publicWithoutToken: false })
    await using guest = await openSocket(server.url, '?stream=public')
    await guest.heard(1)
    expect(guest.frames[0]).toMatchObject({ status: 401 })
    expect((await fetch(`${server.url}/api/v1/streaming/public`)).status).toBe(401)
  })

  it('pings, and gives up on a peer that does not answer', async () => {
    // Between two pings even a busy machine gets round to an answer.
    await using server = await startStreaming({ limits: { pingMs: 250 } })
    await using living = await openSocket(server.url, '?stream=public')
    const dead = await openSocket(server.url, '?stream=public')
    dead.socket.pong = () => {}
    await dead.closed()
    expect(dead.state.closed!.code).toBe(1006)
    await waitUntil(() => living.state.pings > 2)
    expect(living.state.closed).toBeNull()
  })

  it('tells its position to those who ask, at first and in quiet times', async () => {
    await using server = await startStreaming({ limits: { pingMs: 250 } })
    server.world.post(bob)
    await using plain = await openSocket(server.url, '?stream=public')
    await using asking = await openSocket(server.url, '?stream=public&positions=true')
    await asking.heard(1)
    const first = server.world.log.at(-1)!.position
    expect(asking.frames[0]).toEqual({ stream: ['public'], event: 'position', payload: '', id: `1-${first.lsn}-0` })
    server.world.post(bob, { visibility: 'direct' })
    const newest = server.world.log.at(-1)!.position
    await waitUntil(() => asking.frames.at(-1)!.id === `1-${newest.lsn}-0`)
    expect(plain.frames).toEqual([])
  })

  it('closes a peer that does not read, with a code; the others get everything', async () => {
    const dropped: string[] = []
    const metrics = { connected() {}, sent() {}, dropped: (reason: string) => void dropped.push(reason) }
    await using server = await startStreaming({ limits: { bufferBytes: 3_000_000 }, metrics })
    await using reader = await openSocket(server.url, '?stream=public')
    const stuck = await openSocket(server.url, '?stream=public')
    stuck.socket.pause()
    const text = 'x'.repeat(1_000_000)
    let posted = 0
    await waitUntil(async () => {
      server.world.post(bob, { text })
      await reader.heard(++posted)
      return dropped.length > 0
    })
    expect(dropped).toEqual(['too slow: reconnect with last_event_id'])
    stuck.socket.resume()
    await stuck.closed()
    server.world.post(bob)
    await reader.heard(posted + 1)
    expect(reader.state.closed).toBeNull()
  })

  it('says goodbye with a code when the server stops, and the server does stop', async () => {
    const server = await startStreaming()
    const socket = await openSocket(server.url, '?stream=public')
    const events = await openEvents(server.url, 'public')
    await server[Symbol.asyncDispose]()
    expect(await socket.closed()).toEqual({ code: 1001, reason: 'the server is stopping' })
    await events.ended()
  })

  it('answers a plain request, and an upgrade to another address without keeping it', async () => {
    await using server = await startStreaming()
    const response = await fetch(`${server.url}/api/v1/streaming`)
    expect([response.status, await response.json()]).toEqual([426, { error: expect.any(String) }])
    for (const path of ['/elsewhere', '/api/v1/streaming/health', '/nowhere']) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
      let text = ''
      socket.on('data', (data) => {
        text += data
      })
      socket.on('error', () => {})
      await once(socket, 'close')
      expect(text).not.toContain('101 Switching')
    }
  })
})

describe('Server-Sent Events', () => {
  it('carry the same events, with ids; quiet times move the cursor of those who ask', async () => {
    await using server = await startStreaming({ limits: { thumpMs: 10 } })
    server.world.post(bob)
    await using plain = await openEvents(server.url, 'user', { authorization: 'Bearer bob-token' })
    await using home = await openEvents(server.url, 'user?positions=true', { authorization: 'Bearer bob-token' })
    expect(home.response.headers.get('content-type')).toMatch('text/event-stream')
    expect(home.response.headers.get('cache-control')).toBe('private, no-store')
    const { tweetId } = server.world.post(bob)
    server.world.edit(tweetId, 'better')
    server.world.delete(tweetId)
    await home.heard(1)
    await waitUntil(() => home.events.at(-1)?.event === 'delete')
    expect(home.events.at(-1)!.data).toBe(String(tweetId))
    expect(home.comments).toContain('thump')
    server.world.send({ type: 'user.registered', ...server.world.event(), accountId: 9, username: 'dora' })
    const newest = server.world.log.at(-1)!.position
    await waitUntil(() => home.state.lastId === `1-${newest.lsn}-0`)
    expect(plain.comments).toContain('thump')
    expect(plain.state.lastId).toBe(plain.events.at(-1)?.id ?? '')
  })

  it.each([
    ['user', 401],
    ['hashtag', 400],
    ['list?list=1', 401],
    ['list?list=x', 401],
    ['nowhere', 404],
  ])('%s without what it needs: %i', async (path, status) => {
    await using server = await startStreaming()
    const response = await fetch(`${server.url}/api/v1/streaming/${path}`)
    expect(response.status).toBe(status)
    expect(await response.json()).toHaveProperty('error')
  })

  it('all the streams that Mastodon has are there', async () => {
    await using server = await startStreaming()
    const list = { id: 1, accountId: alice, title: 'birds', repliesPolicy: 'list', exclusive: false } as const
    server.world.lists.set(1, { list, memberIds: [bob] })
    for (const path of [
      'user',
      'user/notification',
      'public',
      'public/local',
      'public/remote',
      'direct',
      'list?list=1',
    ]) {
      await using events = await openEvents(server.url, path, { authorization: 'Bearer alice-token' })
      expect([path, events.response.status]).toEqual([path, 200])
    }
    await using local = await openEvents(server.url, 'hashtag/local?tag=rooks')
    server.world.post(bob, { tags: ['rooks'] })
    await local.heard(1)
    expect(await (await fetch(`${server.url}/api/v1/streaming/health`)).text()).toBe('OK')
  })
})

it('the unmodified masto client follows user and public streams', async () => {
  await using server = await startStreaming()
  await server.world.follow(alice, bob)
  const client = createStreamingAPIClient({
    streamingApiUrl: `${server.url.replace('http', 'ws')}/api/v1/streaming`,
    accessToken: 'alice-token',
    retry: false,
  })
  const got: string[] = []
  const listen = async (name: string, events: AsyncIterable<{ event: string; payload: unknown }>) => {
    for await (const { event, payload } of events) {
      got.push(`${name} ${event} ${typeof payload === 'string' ? payload : (payload as { id: string }).id}`)
    }
  }
  const streams = [listen('user', client.user.subscribe()), listen('public', client.public.subscribe())]
  const isListening = (name: string) => got.some((one) => one.startsWith(name))
  // Subscribing is not acknowledged: post until both streams speak.
  let first = server.world.post(bob)
  await waitUntil(() => {
    first = server.world.post(bob)
    return isListening('user') && isListening('public')
  })
  const { tweetId } = server.world.post(bob)
  server.world.delete(first.tweetId)
  await waitUntil(() => got.filter((one) => one.endsWith(`delete ${first.tweetId}`)).length === 2)
  expect(got).toContain(`user update ${tweetId}`)
  expect(got).toContain(`public update ${tweetId}`)
  client.close()
  await Promise.allSettled(streams)
})
