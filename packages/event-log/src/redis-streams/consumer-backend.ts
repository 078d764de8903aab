/** The consumers' side of the log in a single Redis: commands on one connection, and one blocking connection a reader. */
import { randomUUID } from 'node:crypto'
import { TOPICS } from '@rookery/contracts'
import { createRedisClient, logKeys } from '@rookery/redis'
import type { Claim, ConsumerBackend, Lease, ReplayRequest } from '../core/backend.ts'
import { createReader } from './reader.ts'
import { toEntries, toMap } from './replies.ts'
import { run, scripts } from './scripts.ts'

/** An answer nobody fetches is gone after this. */
const ANSWER_SECONDS = 60

export interface RedisLogOptions {
  url: string
  /** Shown by CLIENT LIST; default `event-log`. */
  name?: string
  onError?: (error: unknown) => void
}

export function createRedisConsumerBackend({ url, name = 'event-log', onError }: RedisLogOptions): ConsumerBackend {
  const redis = createRedisClient({ url, name, onError })

  return {
    async claim({ group, consumer, leaseMs }) {
      const keys = [logKeys.group(group.name), logKeys.leases(group.name), logKeys.members(group.name)]
      return toClaim(
        await run(redis, scripts.claim, keys, [group.name, consumer, leaseMs, JSON.stringify(group.topics)]),
      )
    },
    async enlist(group) {
      const keys = [logKeys.group(group.name), logKeys.leases(group.name)]
      await run(redis, scripts.enlist, keys, [group.name, JSON.stringify(group.topics), String(group.durable)])
    },
    async ready(group) {
      await run(redis, scripts.ready, [logKeys.group(group), logKeys.leases(group)], [])
    },
    async acknowledge(group, lease, previous, id) {
      const keys = [logKeys.group(group), logKeys.leases(group)]
      return (await run(redis, scripts.acknowledge, keys, [lease.name, lease.owner, previous, id])) === 1
    },
    async release(group, consumer, leases, leave) {
      const keys = [logKeys.leases(group), logKeys.members(group)]
      const pairs = leases.flatMap((lease) => [lease.name, lease.owner])
      await run(redis, scripts.release, keys, [leave ? consumer : '', ...pairs])
    },
    reader: (purpose) => createReader(url, `${name}:${purpose}`, onError),
    async lag() {
      return Object.fromEntries(toMap<number>(await run(redis, scripts.lag, [], [])))
    },
    async offsets(group) {
      const [incarnation, fields] = await Promise.all([
        redis.hget(logKeys.state, 'incarnation'),
        redis.hgetall(logKeys.group(group)),
      ])
      return { incarnation, offsets: new Map(Object.entries(fields)) }
    },
    async tops() {
      return toMap(await run(redis, scripts.tops, [], [JSON.stringify(TOPICS)]))
    },
    async liveBackwards(before, count) {
      return toEntries(await redis.xrevrange(logKeys.live, before === '+' ? '+' : `(${before}`, '-', 'COUNT', count))
    },
    async replay({ group, partition, event }, timeoutMs) {
      const request: ReplayRequest = { id: randomUUID(), group, partition, event }
      const json = JSON.stringify(request)
      await using waiting = createRedisClient({ url, name: `${name}:replay`, use: 'blocking', onError })
      await redis.rpush(logKeys.replay(group), json)
      const answer = await waiting.blpop(logKeys.replayAnswer(request.id), timeoutMs / 1000)
      if (answer) return (JSON.parse(answer[1]) as { error: string | null }).error
      await redis.lrem(logKeys.replay(group), 1, json)
      return undefined
    },
    async replays(group) {
      const waiting = await redis.lrange(logKeys.replay(group), 0, 9)
      return waiting.map((json) => JSON.parse(json) as ReplayRequest)
    },
    async answerReplay(request, error) {
      const answer = logKeys.replayAnswer(request.id)
      await redis
        .multi()
        .lrem(logKeys.replay(request.group), 1, JSON.stringify(request))
        .rpush(answer, JSON.stringify({ error }))
        .expire(answer, ANSWER_SECONDS)
        .exec()
    },
    async ping() {
      await redis.ping()
    },
    [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
  }
}

function toClaim(raw: unknown): Claim {
  const [status, ...rest] = raw as [Claim['status'], ...(string | number)[]]
  if (status === 'backfill') return { status, mine: rest[0] === 1, epoch: Number(rest[1]), from: String(rest[2]) }
  if (status !== 'ready') return { status }
  const owned: Lease[] = []
  for (let i = 1; i < rest.length; i += 3) {
    owned.push({ name: String(rest[i]), owner: String(rest[i + 1]), offset: String(rest[i + 2]) })
  }
  return { status, share: Number(rest[0]), owned }
}
