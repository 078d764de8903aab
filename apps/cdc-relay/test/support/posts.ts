/** Posts by many writers, in transactions of 1 to 5, without triggers (counters would make them queue). */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { World } from './world.ts'

export interface Writing {
  /** Posts committed so far. */
  written: () => number
  /** Begins nothing more. */
  stop: () => void
  done: Promise<number>
}

const INSERT = `INSERT INTO tweets.tweets (author_id, text)
  SELECT 1 + ($1::integer + n) % 50, 'hello' FROM generate_series(1, $2) n`

/** Starts writing `count` posts of 50 authors; `ratePerSecond` keeps it going for a while. */
export function writePosts(world: World, count: number, ratePerSecond = Number.POSITIVE_INFINITY): Writing {
  const pool = new pg.Pool({ connectionString: world.url, max: 4, options: '-c session_replication_role=replica' })
  let [begun, written, most] = [0, 0, count]
  const start = Date.now()
  pool.on('error', () => {})
  // A server that crashed leaves open what became of a statement: the judges look at the tables.
  const insert = async (author: number, size: number): Promise<unknown> => {
    try {
      return await pool.query(INSERT, [author, size])
    } catch {
      await wait(50)
      return insert(author, size)
    }
  }
  const writer = async (n: number) => {
    while (begun < most) {
      const size = Math.min(1 + (begun % 5), most - begun)
      begun += size
      await insert(begun + n, size)
      written += size
      const ahead = (written / ratePerSecond) * 1000 - (Date.now() - start)
      if (ahead > 0) await wait(ahead)
    }
  }
  const done = Promise.all([0, 1, 2, 3].map(writer))
    .then(() => pool.end())
    .then(() => written)
  done.catch(() => {})
  return {
    written: () => written,
    stop() {
      most = begun
    },
    done,
  }
}
