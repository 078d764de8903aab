/** How many people and posts there are, for whoever asks what server this is: counted at most once a minute. */
import type { TweetStats, UserStats } from '@rookery/contracts'
import type { GatewayContext } from '../context.ts'

/** Milliseconds. */
const LIFETIME = 60_000

export type InstanceStats = UserStats & TweetStats

/** While counting fails, the figures of before are given; without any, its error. */
export function createInstanceStats(
  { users, tweets }: Pick<GatewayContext, 'users' | 'tweets'>,
  now: () => number = Date.now,
): () => Promise<InstanceStats> {
  let held: { stats: InstanceStats; expires: number } | undefined
  let counting: Promise<InstanceStats> | undefined
  const count = async (): Promise<InstanceStats> => {
    const [people, posts] = await Promise.all([users.stats(), tweets.stats()])
    const stats = { ...people, ...posts }
    held = { stats, expires: now() + LIFETIME }
    return stats
  }
  return async () => {
    if (held && held.expires > now()) return held.stats
    counting ??= count().finally(() => {
      counting = undefined
    })
    try {
      return await counting
    } catch (error) {
      if (held) return held.stats
      throw error
    }
  }
}
