/** BullMQ around the jobs of one kind: the queue, its worker, and an end that comes even when Redis has just come back. */
import { type ConnectionOptions, Queue, Worker } from 'bullmq'
import type { ClusterOptions, RedisOptions } from 'ioredis'
import { type AnyRedis, copyRedis, isCluster, PATIENT } from '../client.ts'
import { disconnectNow } from '../close-client.ts'
import { BULL_PREFIX } from '../keys.ts'
import { within } from '../within.ts'

/**
 * A job of a killed process is taken up within ten seconds, however often that happens to it: BullMQ's own setting would call it
 * failed the second time. Running twice must be harmless. After a lost connection the worker tries again soon.
 */
const STALLED = { lockDuration: 6_000, stalledInterval: 3_000, maxStalledCount: 1_000_000, runRetryDelay: 500 }
/** Seconds that a worker on a Cluster waits for news in one command, and milliseconds for its answer beyond that: less than BullMQ's own second. */
const CLUSTER_WAIT = { drainDelay: 1 }
const ANSWER_MS = 500
const CLOSE_MS = 3_000

/** Disposing rejects what waits to be added; it may be done twice. */
export interface JobQueue<Payload> extends AsyncDisposable {
  /** For adding, and for looking at failed jobs. */
  queue: Queue<Payload>
  /** Starts the worker; the handler's rejection is a failed attempt. */
  work(handle: (payload: Payload) => Promise<void>, concurrency: number): void
  /** Jobs that are still to be done, delayed retries included; failed ones are not. */
  pending(): Promise<number>
}

/** Makes connections of its own from `redis`: the worker blocks on one, and commands must wait while Redis restarts. */
export function createJobQueue<Payload>(
  redis: AnyRedis,
  name: string,
  onError: (error: Error) => void,
): JobQueue<Payload> {
  const connections: AnyRedis[] = []
  const connect = (from: AnyRedis, change?: RedisOptions): AnyRedis => {
    const connection = copyRedis(from, {
      redis: { ...change, ...PATIENT.redis },
      cluster: PATIENT.cluster,
    })
    connection.on('error', onError)
    connections.push(connection)
    // A worker makes the connection it blocks on from this one; all must be known to be closed. A Cluster's takes nodes first.
    const duplicate = (first?: unknown, second?: ClusterOptions) =>
      isCluster(connection)
        ? answeredInTime(connect(connection, second?.redisOptions))
        : connect(connection, first as RedisOptions)
    return Object.assign(connection, { duplicate })
  }
  const options = () => ({ connection: connect(redis) as unknown as ConnectionOptions, prefix: BULL_PREFIX })
  const queue = new Queue<Payload>(name, options())
  queue.on('error', onError)
  let worker: Worker<Payload> | undefined
  let closing: Promise<void> | undefined

  const close = async () => {
    // Waits for the jobs in hand. BullMQ may wait for ever when Redis has just come back; a job cut off here is taken up again.
    // Pausing first stops its timer for stalled jobs, which would otherwise outlive such a close.
    await settled(worker?.pause(true))
    const ending = worker?.close()
    await settled(ending)
    for (const connection of connections) disconnectNow(connection)
    await settled(ending)
    await settled(queue.close())
  }

  return {
    queue,
    work(handle, concurrency) {
      worker = new Worker<Payload>(name, (job) => handle(job.data), {
        ...options(),
        concurrency,
        ...STALLED,
        ...(isCluster(redis) ? CLUSTER_WAIT : {}),
      })
      worker.on('error', onError)
      worker.on('failed', (_job, error) => onError(error))
    },
    async pending() {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')
      return Object.values(counts).reduce((sum, count) => sum + count, 0)
    },
    [Symbol.asyncDispose]: () => (closing ??= close()),
  }
}

/**
 * What ioredis sends from node to node of a Cluster while one comes back may be lost on the way, and its promise never settles; nor
 * does BullMQ's own reset of such a connection, and the worker would wait for ever with jobs before it. No answer in time counts as
 * no news: then the worker looks for jobs.
 */
function answeredInTime(connection: AnyRedis): AnyRedis {
  const waitForNews = connection.bzpopmin.bind(connection) as (key: string, seconds: number) => Promise<unknown>
  const bzpopmin = async (key: string, seconds: number): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<null>()
    const timer = setTimeout(resolve, seconds * 1_000 + ANSWER_MS, null)
    try {
      return await Promise.race([waitForNews(key, seconds), promise])
    } finally {
      clearTimeout(timer)
    }
  }
  return Object.assign(connection, { bzpopmin })
}

/** Settles with the work, or when it takes too long. Never rejects. */
const settled = (work: Promise<unknown> = Promise.resolve()): Promise<unknown> => within(CLOSE_MS, work).catch(() => {})
