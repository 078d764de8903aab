/** Dates that every hit has to keep become bounds of the windows: `during:2024-05` begins with the newest posts of that month. */
import type { Id } from '@rookery/contracts'
import { ENDLESS } from '../query/dates.ts'
import type { Query } from '../query/types.ts'

export interface Narrowed {
  query: Query
  /** Ids from here on, and below that. */
  from: Id
  below: Id
}

export function narrow(query: Query): Narrowed {
  const parts = query.kind === 'all' ? query.of : [query]
  const made = parts.flatMap((part) => (part.kind === 'made' ? [part] : []))
  const rest = parts.filter(({ kind }) => kind !== 'made')
  return {
    query:
      rest.length === 0
        ? { kind: 'made', from: 0, below: ENDLESS }
        : rest.length === 1
          ? rest[0]!
          : { kind: 'all', of: rest },
    from: Math.max(0, ...made.map(({ from }) => from)),
    below: Math.min(ENDLESS, ...made.map(({ below }) => below)),
  }
}
