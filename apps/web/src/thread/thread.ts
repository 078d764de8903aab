/** A conversation around one post, as ids: what it answers, and what answers it, parents before replies. Pure. */
export interface Row {
  id: string
  inReplyToId: string | null
}

export interface Thread {
  /** The oldest first. */
  ancestors: readonly Row[]
  replies: readonly Row[]
}

export const EMPTY_THREAD: Thread = { ancestors: [], replies: [] }

/** Steps from the post to each reply: 1 answers the post itself, or something that is no longer there. */
export function depths(mainId: string, replies: readonly Row[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>([[mainId, 0]])
  for (const { id, inReplyToId } of replies) found.set(id, (found.get(inReplyToId ?? '') ?? 0) + 1)
  return found
}

/** A reply that came live, below the last of what answers the same post. The same thread when it does not belong here. */
export function join(thread: Thread, mainId: string, reply: Row): Thread {
  const { replies } = thread
  const parent = replies.findIndex(({ id }) => id === reply.inReplyToId)
  if (parent < 0 && reply.inReplyToId !== mainId) return thread
  if (replies.some(({ id }) => id === reply.id)) return thread
  if (parent < 0) return { ...thread, replies: [...replies, reply] }
  const depth = depths(mainId, replies)
  const depthAt = (index: number) => depth.get(replies[index]?.id ?? '') ?? 0
  let end = parent + 1
  while (end < replies.length && depthAt(end) > depthAt(parent)) end++
  return { ...thread, replies: [...replies.slice(0, end), reply, ...replies.slice(end)] }
}
