/** A Redis that keeps its connections and says nothing: nobody waits for ever, and nobody believes to be heard. */
import { createRedisClient, createSignals } from '@rookery/redis'
import { startSilentProxy, startTestRedis, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'

const PATIENCE = { timeoutMs: 60_000 }
/** Soon, and who is only slow may well be taken for silent: whatever is expected of a Redis that speaks is waited for. */
const silenceMs = 1_500

test('commands are given up; who waits for news and who listens for signals connect again', {
  timeout: 180_000,
}, async () => {
  await using redis = await startTestRedis()
  await using proxy = await startSilentProxy(redis.port)
  const url = redis.url.replace(`:${redis.port}`, `:${proxy.port}`)
  await using direct = createRedisClient({ url: redis.url, name: 'direct' })
  await using commands = createRedisClient({ url, name: 'commands', silenceMs })
  await using waiting = createRedisClient({ url, name: 'waiting', use: 'blocking', silenceMs })
  await using signals = createSignals({ url, silenceMs })
  await Promise.all([waitUntil(() => commands.ping(), PATIENCE), waiting.ping(), signals.ready()])

  proxy.swallow()
  const news = waiting.blpop('news', 0)
  await expect(commands.get('a')).rejects.toThrow()
  await waitUntil(() => !signals.connected(), PATIENCE)
  await direct.rpush('news', 'carol was here')

  proxy.forward()
  expect(await news).toEqual(['news', 'carol was here'])
  await waitUntil(() => commands.set('a', '1'), PATIENCE)
  await waitUntil(() => signals.connected(), PATIENCE)
})
