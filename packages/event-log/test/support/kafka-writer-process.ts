/** A relay that sends everything again whenever it begins, to be killed: `node kafka-writer-process.ts <settings> <events>`. */
import { posts } from '../../src/contract/harness.ts'
import { createKafkaEventLogWriter } from '../../src/kafka/writer.ts'

const STEP = 50
const [settings, count] = process.argv.slice(2)
const writer = createKafkaEventLogWriter(JSON.parse(settings!), { groups: [] })
await writer.open(1)
const events = posts(Number(count))
for (let i = 0; i < events.length; i += STEP) {
  const appended = writer.append(events.slice(i, i + STEP))
  // Told before it is known whether it arrived: that is when the parent kills.
  process.send?.(i + STEP)
  await appended
}
process.send?.('done')
await writer[Symbol.asyncDispose]()
process.disconnect?.()
