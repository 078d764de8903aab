// Three Kafka brokers of a test's own, which may be killed, started again and frozen.
import { rmSync } from 'node:fs'
import { type KafkaCluster, startKafkaCluster } from '@rookery/engines/distributed'
import { testFolder } from './test-folder.ts'

export interface OwnKafkaBroker {
  /** host:port. */
  readonly url: string
  kill9(): Promise<void>
  /** Resolves when it answers. */
  restart(): Promise<void>
  /** It answers nothing, though its connections stay, until it is thawed. */
  freeze(): void
  thaw(): void
}

export interface OwnKafkaCluster extends AsyncDisposable {
  brokers: OwnKafkaBroker[]
  /** The same brokers over TLS, where the given users sign in with SCRAM. */
  secure: { brokers: string[]; caFile: string }
}

/** `users`: passwords by name. */
export async function startOwnKafkaCluster(users: Record<string, string>): Promise<OwnKafkaCluster> {
  const { PATH: path = '', ROOKERY_INSTALL } = process.env
  await using opening = new AsyncDisposableStack()
  const folder = testFolder()
  opening.defer(() => rmSync(folder, { recursive: true, force: true }))
  const install = ROOKERY_INSTALL !== 'off'
  const cluster: KafkaCluster = await startKafkaCluster({ dataDir: folder, path, install, log: console.info, users })
  opening.defer(async () => {
    // Nothing of it is wanted again: a clean end would take its time.
    await Promise.all(cluster.nodes.map((node) => node.kill9()))
    await cluster[Symbol.asyncDispose]()
  })
  const { url, caFile } = cluster.secure!
  const opened = opening.move()
  return {
    brokers: cluster.nodes.map((node) => ({
      url: node.url,
      kill9: node.kill9,
      restart: node.restart,
      freeze: () => process.kill(node.pid, 'SIGSTOP'),
      thaw: () => process.kill(node.pid, 'SIGCONT'),
    })),
    secure: { brokers: url.split(','), caFile },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
