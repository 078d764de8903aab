// Several Kafka brokers for tests of what one cannot show: leaders that move, copies, a broker away. Each is broker and controller.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Fetching } from '../fetched.ts'
import { type Killable, killable } from '../killable.ts'
import { lastingPort } from '../process.ts'
import { findJava } from '../programs.ts'
import { type KafkaUsers, type SecureListener, secureListener } from './secure-listener.ts'
import { newClusterId, startKafka } from './start-kafka.ts'

export interface KafkaCluster extends AsyncDisposable {
  /** The addresses of all brokers with commas between, as KAFKA_BROKERS takes them; the first is node 1, and so on. */
  url: string
  nodes: Killable[]
  /** When there are users: the same brokers behind TLS and SCRAM. */
  secure?: { url: string; caFile: string }
}

export interface KafkaClusterOptions extends Fetching {
  /** An existing, empty, absolute folder. */
  dataDir: string
  /** Default 3: one may be away. */
  brokers?: number
  /** They may sign in with SCRAM, over TLS, on ports of their own. */
  users?: KafkaUsers
}

/** Megabytes of each: they carry little. */
const HEAP = 160

/** Starts all of them at once: none answers before most do. */
export async function startKafkaCluster(options: KafkaClusterOptions): Promise<KafkaCluster> {
  const { dataDir, brokers = 3, users } = options
  await using started = new AsyncDisposableStack()
  const clusterId = newClusterId()
  const controllers = await ports(brokers)
  const fixed = await ports(brokers)
  const securePorts = await ports(users ? brokers : 0)
  const java = users && (await findJava({ path: options.path, needy: 'Kafka' }))
  const secure: SecureListener | null = users && java ? await secureListener({ java, dataDir, users }) : null

  const starting = fixed.map((broker, index) => {
    const folder = join(dataDir, `node-${index + 1}`)
    mkdirSync(folder, { mode: 0o700 })
    const member = {
      place: { id: index + 1, controllers },
      clusterId,
      settings: (port: number) => secure?.settings(port, securePorts[index]!, controllers[index]!) ?? {},
      formatting: secure?.formatting ?? [],
      heap: HEAP,
    }
    return killable((port = broker) => startKafka({ ...options, dataDir: folder, port, member }))
  })
  const results = await Promise.allSettled(starting)
  for (const result of results) if (result.status === 'fulfilled') started.use(result.value)
  for (const result of results) if (result.status === 'rejected') throw result.reason
  const nodes = await Promise.all(starting)
  const held = started.move()
  return {
    url: nodes.map(({ url }) => url).join(','),
    nodes,
    ...(secure && {
      secure: { url: securePorts.map((port) => `127.0.0.1:${port}`).join(','), caFile: secure.caFile },
    }),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

/** Different ones, which nobody had when they were looked for. */
async function ports(count: number): Promise<number[]> {
  const found = new Set<number>()
  while (found.size < count) found.add(await lastingPort())
  return [...found]
}
