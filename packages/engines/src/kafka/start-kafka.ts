// A Kafka of our own: one node without ZooKeeper (KRaft), its log in the data folder; adopted when it was left running.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../errors.ts'
import type { Fetching } from '../fetched.ts'
import { startKept } from '../kept-engine.ts'
import type { Engine } from '../postgres.ts'
import { lastingPort, run, startDetached } from '../process.ts'
import { findJava, SMALL_JVM } from '../programs.ts'
import { brokerSettings, type ClusterPlace, LOG_FOLDER, type Settings } from './broker-settings.ts'
import { installKafka, KAFKA_VERSION } from './install-kafka.ts'
import { probeBroker } from './probe-broker.ts'

export interface KafkaOptions extends Fetching {
  /** An existing, writable, absolute folder that nobody else uses now. */
  dataDir: string
  /** This port and no other. */
  port?: number
  /** One of several brokers; else it is alone. */
  member?: ClusterMember
}

export interface ClusterMember {
  place: ClusterPlace
  /** The same on all nodes. */
  clusterId: string
  settings: (port: number) => Settings
  /** Of `StorageTool format`. */
  formatting: readonly string[]
  /** Megabytes. */
  heap: number
}

const LEAST_HEAP = 64
const HEAP = 256
const jvm = (heap: number) => [
  `-Xms${LEAST_HEAP}m`,
  `-Xmx${heap}m`,
  ...SMALL_JVM,
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
]

/** As Kafka makes its own: one that began with a dash (one in 64) its tools would take for an option. */
export function newClusterId(): string {
  const id = randomBytes(16).toString('base64url')
  return id.startsWith('-') ? newClusterId() : id
}

/** Starts (or adopts) the broker of a data folder; its `url` is host:port. */
export async function startKafka(options: KafkaOptions): Promise<Engine> {
  const { dataDir, path, member } = options
  const flags = jvm(member?.heap ?? HEAP)
  const data = join(dataDir, 'kafka')
  const settings = join(data, 'server.properties')
  const log = join(dataDir, 'kafka.log')

  async function launch(port: number) {
    const java = join(await findJava({ path, needy: 'Kafka' }), 'bin', 'java')
    const folder = await installKafka(options)
    mkdirSync(data, { recursive: true, mode: 0o700 })
    const spawning = { cwd: data, env: { ...process.env, CLASSPATH: join(folder, 'lib', '*') } }
    const controller = member ? member.place.controllers[member.place.id - 1]! : await lastingPort()
    writeFileSync(settings, brokerSettings({ broker: port, controller }, member?.place, member?.settings(port)))
    await format(java, spawning)
    return {
      pid: await startDetached(java, [...flags, 'kafka.Kafka', settings], log, spawning),
      version: KAFKA_VERSION,
      binary: folder,
    }
  }

  /** Gives an empty folder its cluster id. */
  async function format(java: string, spawning: { cwd: string; env: NodeJS.ProcessEnv }): Promise<void> {
    if (existsSync(join(data, 'log', 'meta.properties'))) return
    // Nothing without that file was ever used: what a killed format left.
    rmSync(join(data, LOG_FOLDER), { recursive: true, force: true })
    const id = member?.clusterId ?? newClusterId()
    const { code, output } = await run(
      java,
      [...flags, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', settings, ...(member?.formatting ?? [])],
      spawning,
    )
    if (code !== 0)
      throw new EngineError(`Kafka's data could not be made in ${data}: ${output.split('\n').slice(-2).join(' | ')}`)
  }

  return startKept({
    name: 'kafka',
    title: 'Kafka',
    dataDir,
    data,
    log,
    port: options.port,
    url: (port) => `127.0.0.1:${port}`,
    launch,
    probe: probeBroker,
    patience: 120_000,
    // SIGTERM writes everything out and marks a clean end: the next start has nothing to recover.
    ending: [
      ['SIGTERM', 60_000],
      ['SIGKILL', 10_000],
    ],
  })
}
