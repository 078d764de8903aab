// One broker for one machine and for tests: loopback, small internal topics, little memory. When to flush is left to Kafka.

export const LOG_FOLDER = 'log'

export interface BrokerPorts {
  broker: number
  controller: number
}

/** One of several; its id is its place in the list, from 1 on. */
export interface ClusterPlace {
  id: number
  /** Of the controllers of all nodes, this one's included. */
  controllers: readonly number[]
}

/** `server.properties` of a node that is broker and controller at once. */
export function brokerSettings(ports: BrokerPorts, place?: ClusterPlace, more: Settings = {}): string {
  const [broker, controller] = [`127.0.0.1:${ports.broker}`, `127.0.0.1:${ports.controller}`]
  const { id, controllers } = place ?? { id: 1, controllers: [ports.controller] }
  const copies = controllers.length
  // Of three one may be away.
  const inSync = Math.min(2, copies)
  return lines({
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': controllers.map((port, index) => `${index + 1}@127.0.0.1:${port}`).join(','),
    listeners: `PLAINTEXT://${broker},CONTROLLER://${controller}`,
    'advertised.listeners': `PLAINTEXT://${broker}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    // In the broker's working folder, whose own path may hold what would need to be escaped here.
    'log.dirs': LOG_FOLDER,
    'auto.create.topics.enable': false,
    // Consumers find out sooner that one of theirs died; nobody waits for more to come.
    'group.min.session.timeout.ms': 500,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': inSync,
    'share.coordinator.state.topic.num.partitions': 1,
    // A killed broker may not register again before its old session has ended: 9 s unless told.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 2,
    'log.cleaner.threads': 1,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    'log.cleaner.io.buffer.size': 131_072,
    'log.index.size.max.bytes': 1_048_576,
    ...more,
  })
}

export type Settings = Record<string, string | number | boolean>

const lines = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
