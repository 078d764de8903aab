/** How much a hashtag was used lately. Pure. */
import type { Tag } from './use-tag.ts'

export interface Usage {
  /** Posts a day, the oldest day first. */
  days: number[]
  posts: number
  /** The most on one day: over several days nobody knows who was the same. */
  people: number
}

/** Null where the server counts nothing. */
export function usageOf(history: Tag['history']): Usage | null {
  const days = (history ?? []).map(({ uses }) => Number(uses) || 0).reverse()
  const posts = days.reduce((sum, uses) => sum + uses, 0)
  if (posts === 0) return null
  return { days, posts, people: Math.max(...(history ?? []).map(({ accounts }) => Number(accounts) || 0)) }
}

/** Heights of bars between 0 and 1; a day with any use is seen. */
export function barsOf(days: readonly number[]): number[] {
  const most = Math.max(1, ...days)
  return days.map((uses) => (uses === 0 ? 0 : Math.max(0.15, uses / most)))
}
