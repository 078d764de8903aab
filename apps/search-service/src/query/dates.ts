/** `2024`, `2024-05`, `2024-05-17` as a stretch of ids. Days are UTC's: a query has no time zone. */
import { firstIdAt, type Id } from '@rookery/contracts'

/** The first id of the period and the first after it; null when it is no date. */
export function periodOf(text: string): { from: Id; below: Id } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  const start = new Date(Date.UTC(year, month - 1, day))
  // February 30 would become March 1; years below 100 the 1900s.
  if (start.getUTCFullYear() !== year || start.getUTCMonth() !== month - 1 || start.getUTCDate() !== day) return null
  const end = match[3]
    ? Date.UTC(year, month - 1, day + 1)
    : match[2]
      ? Date.UTC(year, month, 1)
      : Date.UTC(year + 1, 0, 1)
  return { from: firstIdAt(start.getTime()), below: firstIdAt(end) }
}

/** Above every id. */
export const ENDLESS: Id = Number.MAX_SAFE_INTEGER
