/** A relay in a process of its own, for tests that kill it. Prints `streaming` when it is. */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { createRelay } from '../../src/index.ts'
import { DURABLE } from './durable-consumer.ts'
import { relayContext } from './relay-context.ts'

const [databaseUrl, redisUrl] = process.argv.slice(2) as [string, string]
const writer = createRedisEventLogWriter({ url: redisUrl, groups: [DURABLE] })
const relay = await createRelay(relayContext(databaseUrl, writer), { pollMs: 20, trimMs: 1e9, maxBatch: 100 })
await relay.caughtUp()
console.info('streaming')
