/** Paging by id over a list in memory; the answer is newest first, whatever the direction. */
import type { Id, Paging } from '@rookery/contracts'

export function pageOf<T extends { id: Id }>(items: readonly T[], { maxId, sinceId, minId, limit }: Paging): T[] {
  const above = Math.max(sinceId ?? -1, minId ?? -1)
  const within = items.filter(({ id }) => id > above && (maxId === undefined || id < maxId)).sort((a, b) => b.id - a.id)
  return minId === undefined ? within.slice(0, limit) : within.slice(-limit)
}
