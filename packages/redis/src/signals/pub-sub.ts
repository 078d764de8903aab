/** The two connections of signals: one publishes, one listens. On a Cluster a message reaches every node, its count only one. */
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { clusterAddresses, namesCluster } from '../addresses.ts'
import { DISCONNECT_MS, SILENCE_MS } from '../client.ts'
import { disconnectNow } from '../close-client.ts'
import { endSilenceTimers } from '../silence-timers.ts'

export interface PubSub {
  /** Rejects at once while Redis is away. */
  publish(channel: string, text: string): Promise<unknown>
  /** The same; answers how many connections heard it, or more when that cannot be told. */
  broadcast(channel: string, text: string): Promise<number>
  /** Resolves when something can be published for the first time. */
  canPublish: Promise<void>
  disconnect(): void
}

export interface PubSubOptions {
  url: string
  name: string
  channels: string[]
  /** See SignalsOptions. */
  silenceMs?: number | undefined
  /** The subscription was made, at first or again: what was published before is not heard. */
  onSubscribed(): void
  onClosed(): void
  onMessage(channel: string, text: string): void
  onError(error: unknown): void
}

const delay = (attempt: number): number => Math.min(50 * attempt, 1000)

const connection = ({ name, silenceMs = SILENCE_MS }: PubSubOptions) =>
  ({
    connectionName: name,
    keepAlive: 10_000,
    disconnectTimeout: DISCONNECT_MS,
    socketTimeout: silenceMs,
  }) satisfies RedisOptions

/** Nothing is queued while Redis is away: a publish then is local, and a late one would be pointless. */
const IMPATIENT: RedisOptions = { enableOfflineQueue: false, retryStrategy: delay }

export const openPubSub = (options: PubSubOptions): PubSub =>
  namesCluster(options.url) ? openOnCluster(options) : openOnServer(options)

function openOnServer(options: PubSubOptions): PubSub {
  const { url, onError } = options
  const publisher = new Redis(url, { ...connection(options), ...IMPATIENT, maxRetriesPerRequest: 0 })
  const subscriber = new Redis(url, { ...connection(options), ...IMPATIENT, autoResubscribe: false })
  endSilenceTimers(publisher).on('error', onError)
  listen(subscriber, options)
  const canPublish = new Promise<void>((resolve) => publisher.once('ready', resolve))
  const publish = (channel: string, text: string) => publisher.publish(channel, text)
  return {
    publish,
    broadcast: publish,
    canPublish,
    disconnect() {
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

function openOnCluster(options: PubSubOptions): PubSub {
  const { url, onError } = options
  const { nodes, shared } = clusterAddresses(url)
  const redisOptions = { ...shared, ...connection(options) }
  const publisher = new Cluster(nodes, {
    enableOfflineQueue: false,
    clusterRetryStrategy: delay,
    slotsRefreshInterval: 30_000,
    ...(shared.tls && { dnsLookup: (address, done) => done(null, address) }),
    redisOptions: { ...redisOptions, commandTimeout: 1_000, maxRetriesPerRequest: 0 },
  })
  endSilenceTimers(publisher).on('error', onError)
  const subscriber = subscribeInTurn(nodes, { ...IMPATIENT, ...redisOptions, retryStrategy: () => null }, options)
  return {
    publish: (channel, text) => publisher.publish(channel, text),
    async broadcast(channel, text) {
      const sent = publisher.publish(channel, text)
      // PUBLISH counts those at its own node alone. Who subscribes after being counted drops all caches: later than the write.
      const counts = publisher.nodes('all').map((node) => subscribersAt(node, channel))
      await sent
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
    },
    canPublish: new Promise((resolve) => publisher.once('ready', resolve)),
    disconnect() {
      disconnectNow(publisher)
      subscriber.disconnect()
    },
  }
}

/** A node that does not say may have any number: then the publisher waits as long as it waits for anybody. */
const subscribersAt = (node: Redis, channel: string): Promise<number> =>
  node.pubsub('NUMSUB', channel).then(
    (reply) => Number(reply[1]),
    () => Number.POSITIVE_INFINITY,
  )

/** Any node will do, and the next one when it goes: which one first is chance, so that listeners are spread. */
function subscribeInTurn(nodes: { host: string; port: number }[], connection: RedisOptions, options: PubSubOptions) {
  let turn = Math.floor(Math.random() * nodes.length)
  let attempt = 0
  let timer: NodeJS.Timeout | undefined
  let subscriber: Redis
  let stopped = false
  const connect = () => {
    subscriber = new Redis({ ...connection, ...nodes[turn++ % nodes.length], autoResubscribe: false })
    subscriber.on('ready', () => {
      attempt = 0
    })
    subscriber.on('end', () => {
      if (!stopped) timer = setTimeout(connect, delay(++attempt))
    })
    listen(subscriber, options)
  }
  connect()
  return {
    disconnect() {
      stopped = true
      clearTimeout(timer)
      subscriber.disconnect()
    },
  }
}

function listen(subscriber: Redis, options: PubSubOptions): void {
  const { channels, silenceMs = SILENCE_MS, onSubscribed, onClosed, onMessage, onError } = options
  endSilenceTimers(subscriber).on('error', onError)
  const subscribe = () => subscriber.subscribe(...channels)
  subscriber.on('ready', () => {
    subscribe().then(onSubscribed, onError)
    // Again and again for the answer: who only listens never learns that he cannot be heard any more.
    const asking = setInterval(() => subscribe().catch(() => {}), silenceMs / 3)
    subscriber.once('close', () => clearInterval(asking))
  })
  subscriber.on('close', onClosed)
  subscriber.on('message', onMessage)
}
