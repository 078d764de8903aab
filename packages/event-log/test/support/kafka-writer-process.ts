/**
 * A relay that sends everything again whenever it begins, and kills itself as SIGKILL would at a moment of its talk with Kafka:
 * `node kafka-writer-process.ts <settings> <events> [<death>]`.
 */
import { posts } from '../../src/contract/harness.ts'
import { createKafkaEventLogWriter } from '../../src/kafka/writer.ts'
import { createSockets, REQUESTS } from './sockets.ts'

export interface Death {
  request: 'produce' | 'endTransaction'
  /** `asked`: Kafka never gets it; `answered`: Kafka has done it, and nobody here knows. */
  when: 'asked' | 'answered'
  /** At which of them since its start, from 1 on. */
  count: number
}

const STEP = 50
const [settings, count, death = 'null'] = process.argv.slice(2)
const dies = JSON.parse(death) as Death | null
let seen = 0

const at = (when: Death['when']) => (request: number) => {
  if (dies?.when !== when || request !== REQUESTS[dies.request] || ++seen < dies.count) return false
  return process.kill(process.pid, 'SIGKILL')
}

const socketFactory = createSockets({ swallows: at('asked'), answered: at('answered') })
const writer = createKafkaEventLogWriter({ ...JSON.parse(settings!), socketFactory }, { groups: [] })
await writer.open(1)
const events = posts(Number(count))
for (let i = 0; i < events.length; i += STEP) await writer.append(events.slice(i, i + STEP))
await writer[Symbol.asyncDispose]()
