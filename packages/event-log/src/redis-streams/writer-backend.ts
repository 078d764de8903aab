/** The relay's session with Redis: one connection that never comes back by itself, so that no restart goes unnoticed. */
import { randomUUID } from 'node:crypto'
import { type ConsumerGroupSpec, TOPICS } from '@rookery/contracts'
import { createRedisClient, disconnectNow, logKeys, type RedisClient } from '@rookery/redis'
import type { AppendBatch, WriterBackend } from '../core/backend.ts'
import { createWriter, type WriterOptions } from '../core/writer.ts'
import { type EventLogWriter, LogRestartedError } from '../port.ts'
import { toMap } from './replies.ts'
import { run, type Script, scripts } from './scripts.ts'

export interface RedisWriterOptions extends WriterOptions {
  url: string
  /** Shown by CLIENT LIST. */
  name?: string
}

/** The writer of a log in a single Redis; the relay owns it. Connects in `open`. */
export const createRedisEventLogWriter = (options: RedisWriterOptions): EventLogWriter =>
  createWriter(createRedisWriterBackend(options), options)

interface Session {
  redis: RedisClient
  id: string
  runId: string
}

export function createRedisWriterBackend(options: { url: string; name?: string }): WriterBackend {
  const { url, name = 'event-log:writer' } = options
  let session: Session | null = null

  const opened = (): Session => {
    if (!session) throw new LogRestartedError('the log is not open')
    return session
  }

  async function drop(): Promise<void> {
    const old = session
    session = null
    if (old) await old.redis[Symbol.asyncDispose]()
  }

  return {
    async open(epoch, partitions, groups) {
      await drop()
      const redis = createRedisClient({ url, name, use: 'session' })
      try {
        await redis.connect()
        // Pipelines cannot fall back to EVAL: the script must be there before the first append.
        for (const { lua } of Object.values(scripts)) await redis.script('LOAD', lua)
        const id = randomUUID()
        const args = [epoch, partitions, id, randomUUID(), JSON.stringify(TOPICS), toJson(groups)]
        const reply = (await run(redis, scripts.open, [], args)) as [number, number]
        session = { redis, id, runId: await readRunId(redis) }
        return { fresh: reply[0] === 1, partitions: reply[1] }
      } catch (error) {
        disconnectNow(redis)
        throw error
      }
    },

    async append(batches) {
      const { redis, id } = opened()
      const pipeline = redis.pipeline()
      for (const batch of batches)
        pipeline.evalsha(scripts.append.sha, 1, `log:${batch.stream}`, ...appendArgs(id, batch))
      for (const [error] of (await pipeline.exec()) ?? []) if (error) throw translate(error)
    },

    async unacknowledged() {
      const { redis, id, runId } = opened()
      const [lowest, now] = await Promise.all([call(redis, scripts.unacknowledged, [id]), readRunId(redis)])
      if (now !== runId) throw new LogRestartedError('Redis restarted')
      return lowest as string | null
    },

    async tops() {
      return toMap(await call(opened().redis, scripts.tops, [JSON.stringify(TOPICS)]))
    },

    async trim({ maxLag, liveSince, liveLength, liveBytes }) {
      const { redis, id } = opened()
      const [bytes, length] = await Promise.all([redis.memory('USAGE', logKeys.live), redis.xlen(logKeys.live)])
      // Within its bytes it is not cut at all: `length` would be too short already when entries arrive meanwhile.
      const affordable = bytes && bytes > liveBytes ? Math.floor((length * liveBytes) / bytes) : liveLength
      const args = [id, JSON.stringify(TOPICS), maxLag, liveSince, Math.min(liveLength, affordable)]
      return (await call(redis, scripts.trim, args)) as string[]
    },

    [Symbol.asyncDispose]: drop,
  }
}

const toJson = (groups: readonly ConsumerGroupSpec[]): string =>
  JSON.stringify(groups.map(({ name, topics, durable }) => ({ name, topics, durable })))

const appendArgs = (writer: string, { reached, entries }: AppendBatch): (string | number)[] => [
  writer,
  reached,
  ...entries.flatMap(({ id, at, json }) => [id, at, json]),
]

async function call(redis: RedisClient, script: Script, args: (string | number)[]): Promise<unknown> {
  try {
    return await run(redis, script, [], args)
  } catch (error) {
    throw translate(error)
  }
}

function translate(error: unknown): unknown {
  const lost = error instanceof Error && error.message.startsWith('LOGRESTARTED ')
  return lost ? new LogRestartedError(error.message.slice('LOGRESTARTED '.length)) : error
}

async function readRunId(redis: RedisClient): Promise<string> {
  return /^run_id:(\w+)/m.exec(await redis.info('server'))?.[1] ?? ''
}
