/** Which of the reader's filters concern a post where it stands. */
import type { Status } from '../entities/entities.ts'

export interface Filtered {
  action: 'hide' | 'warn' | 'blur'
  titles: string[]
}

/** Where a post is shown: filters apply in some places only. */
export type FilterContext = 'home' | 'notifications' | 'public' | 'thread' | 'account'

/** The strictest of what matches; null when nothing does. Blur hides the media alone. */
export function filteredBy(status: Pick<Status, 'filtered'>, context: FilterContext): Filtered | null {
  const matching = (status.filtered ?? [])
    .map(({ filter }) => filter)
    .filter(({ context: where }) => where.includes(context))
  if (matching.length === 0) return null
  const has = (action: Filtered['action']) => matching.some(({ filterAction }) => filterAction === action)
  return {
    action: has('hide') ? 'hide' : has('warn') ? 'warn' : 'blur',
    titles: [...new Set(matching.map(({ title }) => title))],
  }
}
