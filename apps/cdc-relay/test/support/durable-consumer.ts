/** A durable group for the fault tests: writes to PostgreSQL, its position beside its effects in one transaction. */
import { type ConsumerGroupSpec, comparePositions, type DomainEvent, type Position } from '@rookery/contracts'
import { type Consumer, createRedisEventLog, type EventLog } from '@rookery/event-log'
import pg from 'pg'
import type { World } from './world.ts'

export const DURABLE: ConsumerGroupSpec = { name: 'test-durable', topics: ['tweets'], durable: true }

export interface DurableOptions {
  group?: ConsumerGroupSpec
  /** Makes it slow: called before each batch. */
  pace?: () => Promise<void>
  batchSize?: number
  /** Brings the effects up from the tables. What was committed meanwhile is in the stream as well: effects go by key. */
  backfill?: boolean
}

export interface Verdict {
  lost: number
  /** Effects of one post more than once. */
  twice: number
}

/** No unique key on the effects: applying something twice must show. */
const TABLES = `CREATE TABLE IF NOT EXISTS public.applied (tweet_id bigint NOT NULL);
  CREATE TABLE IF NOT EXISTS public.applied_to (partition integer PRIMARY KEY, epoch integer, lsn bigint, index integer)`

/** `engine`: Redis' URL, or a log that is closed with the consumer. */
export async function durableConsumer(
  world: World,
  engine: string | EventLog,
  options: DurableOptions = {},
): Promise<Consumer & { delivered: () => number; backfills: () => number }> {
  await world.sql(TABLES)
  const pool = new pg.Pool({ connectionString: world.url, max: 4 })
  pool.on('error', () => {})
  const log = typeof engine === 'string' ? createRedisEventLog({ url: engine }) : engine
  let [delivered, backfills] = [0, 0]
  const inTransaction = async (work: (client: pg.PoolClient) => Promise<void>) => {
    const client = await pool.connect()
    const ignore = () => {}
    client.on('error', ignore)
    try {
      await client.query('BEGIN')
      await work(client)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      client.removeListener('error', ignore)
      client.release()
    }
  }
  const consumer = await log.consume({
    group: options.group ?? DURABLE,
    batchSize: options.batchSize,
    deadLetters: {
      park: async (letter) => {
        throw new Error(`parked: ${letter.error}`)
      },
    },
    effectsEpoch: async () => {
      const [row] = await world.sql<{ epoch: number | null }>('SELECT max(epoch) AS epoch FROM public.applied_to')
      return row?.epoch ?? null
    },
    backfill: options.backfill
      ? async () => {
          backfills++
          await world.sql(`INSERT INTO public.applied SELECT id FROM tweets.tweets t
            WHERE NOT EXISTS (SELECT FROM public.applied a WHERE a.tweet_id = t.id)`)
        }
      : undefined,
    async handle(events, partition) {
      await options.pace?.()
      await inTransaction((client) => apply(client, events, partition, options.backfill ? BY_KEY : BLINDLY))
      delivered += events.length
    },
  })
  return {
    delivered: () => delivered,
    backfills: () => backfills,
    caughtUp: () => consumer.caughtUp(),
    async [Symbol.asyncDispose]() {
      await consumer[Symbol.asyncDispose]()
      await log[Symbol.asyncDispose]()
      await pool.end()
    },
  }
}

const BLINDLY = 'INSERT INTO public.applied SELECT unnest($1::bigint[])'
const BY_KEY = `INSERT INTO public.applied SELECT id FROM unnest($1::bigint[]) id
  WHERE NOT EXISTS (SELECT FROM public.applied a WHERE a.tweet_id = id)`

async function apply(
  client: pg.PoolClient,
  events: readonly DomainEvent[],
  partition: number,
  effect: string,
): Promise<void> {
  const { rows } = await client.query(
    'SELECT epoch, lsn, index FROM public.applied_to WHERE partition = $1 FOR UPDATE',
    [partition],
  )
  const mark: Position | null = rows[0]
    ? { epoch: rows[0].epoch, lsn: Number(rows[0].lsn), index: rows[0].index }
    : null
  const fresh = events.filter((event) => !mark || comparePositions(event.position, mark) > 0)
  const last = fresh.at(-1)?.position
  if (!last) return
  const ids = fresh.flatMap((event) => (event.type === 'tweet.posted' ? [event.tweetId] : []))
  await client.query(effect, [ids])
  await client.query(
    `INSERT INTO public.applied_to VALUES ($1, $2, $3, $4)
     ON CONFLICT (partition) DO UPDATE SET epoch = EXCLUDED.epoch, lsn = EXCLUDED.lsn, index = EXCLUDED.index`,
    [partition, last.epoch, last.lsn, last.index],
  )
}

/** Compares the effects with the table of posts. */
export async function judgeEffects(world: World): Promise<Verdict> {
  const [row] = await world.sql<{ lost: string; twice: string }>(`SELECT
    (SELECT count(*) FROM tweets.tweets t WHERE NOT EXISTS (SELECT FROM public.applied a WHERE a.tweet_id = t.id)) AS lost,
    (SELECT count(*) - count(DISTINCT tweet_id) FROM public.applied) AS twice`)
  return { lost: Number(row!.lost), twice: Number(row!.twice) }
}
