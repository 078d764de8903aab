/** The rows of the members page: who is in, then whom else one follows. Pure. */
export type MemberRowKey = 'heading members' | 'heading others' | `member ${string}` | `other ${string}`

/**
 * Whoever was in when the page was opened stays in the upper part, and whoever was not in the lower, so that a press moves
 * nothing; only the button changes.
 */
export function rowsOf(upper: readonly string[], following: readonly string[]): MemberRowKey[] {
  const above = new Set(upper)
  const others = following.filter((id) => !above.has(id))
  return [
    'heading members',
    ...upper.map((id): MemberRowKey => `member ${id}`),
    ...(others.length > 0 ? (['heading others'] as const) : []),
    ...others.map((id): MemberRowKey => `other ${id}`),
  ]
}
