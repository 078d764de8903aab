/** How far each reply is below the thread's main post; ancestors and the post itself are at 0. Parents come before replies. */
export function depths(
  statuses: readonly { id: string; inReplyToId: string | null }[],
  mainId: string,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  let below = false
  for (const { id, inReplyToId } of statuses) {
    found.set(id, below ? (found.get(inReplyToId ?? '') ?? 0) + 1 : 0)
    if (id === mainId) below = true
  }
  return found
}
