/** Looks into the log in Redis, past the adapter: what is really there. */
import type { DomainEvent } from '@rookery/contracts'
import { Redis } from 'ioredis'
import type { World } from './world.ts'

export async function readLive(redisUrl: string): Promise<DomainEvent[]> {
  const redis = new Redis(redisUrl, { lazyConnect: true })
  try {
    await redis.connect()
    const events: DomainEvent[] = []
    for (let from = '-'; ; ) {
      const entries = await redis.xrange('log:live', from, '+', 'COUNT', 5000)
      if (entries.length === 0) return events
      for (const [, fields] of entries) events.push(JSON.parse(fields[fields.indexOf('e') + 1]!))
      from = `(${entries.at(-1)![0]}`
    }
  } finally {
    redis.disconnect()
  }
}

/** Posts that are in the table and not in the log, and events that are in the log more than once. */
export async function judgeLog(
  world: World,
  redisUrl: string,
): Promise<{ lost: number; repeats: number; events: number }> {
  const posted = (await readLive(redisUrl)).flatMap((event) => (event.type === 'tweet.posted' ? [event.tweetId] : []))
  const inLog = new Set(posted)
  const rows = await world.sql<{ id: string }>('SELECT id FROM tweets.tweets')
  return {
    lost: rows.filter((row) => !inLog.has(Number(row.id))).length,
    repeats: posted.length - inLog.size,
    events: posted.length,
  }
}
