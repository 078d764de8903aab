import { once } from 'node:events'
import { createServer } from 'node:net'
import { isAlive } from '@rookery/engines'
import { startTestRedis } from '@rookery/testing'
import { expect, test } from 'vitest'

test('who counts as dead holds no port any more, however many threads it had', async () => {
  let rounds = 0
  for (; rounds < 10; rounds++) {
    await using server = await startTestRedis()
    process.kill(server.pid, 'SIGKILL')
    // No pause: the moment at which it counts as dead is the question. Without the look at its threads 51 of 60 ports were held.
    while (isAlive(server.pid));
    const listener = createServer().listen(server.port, '127.0.0.1')
    await once(listener, 'listening')
    await new Promise((resolve) => listener.close(resolve))
  }
  expect(rounds).toBe(10)
})
