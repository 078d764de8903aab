/** A relay in a process of its own, for tests that kill it. Prints `streaming` when it is. */
import { setTimeout as wait } from 'node:timers/promises'
import { type EventLogEngine, type EventLogWriter, openEventLogWriter } from '@rookery/event-log'
import { createRelay, type RelayOptions } from '../../src/index.ts'
import { DURABLE } from './durable-consumer.ts'
import { relayContext } from './relay-context.ts'

const [databaseUrl, engine, options] = process.argv.slice(2) as [string, string, string]
const writer = await openEventLogWriter(JSON.parse(engine) as EventLogEngine, { groups: [DURABLE] })
// A slow log: much has arrived and is not written yet, so that every kill hits something.
const slow: EventLogWriter = {
  ...writer,
  async append(events) {
    await wait(40)
    await writer.append(events)
  },
}
const settings: RelayOptions = { pollMs: 20, trimMs: 1e9, maxBatch: 100, ...JSON.parse(options) }
const relay = await createRelay(relayContext(databaseUrl, slow), settings)
await relay.caughtUp()
console.info('streaming')
