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

export const LEVELS = 3

export interface Branch {
  /** How far it is indented: 0 answers the post, up to `LEVELS`. */
  level: number
  /** The next row answers it and stands no deeper: a line from face to face says so. */
  joined: boolean
  /** Neither the indentation nor the row above tells what it answers. */
  astray: boolean
}

/** What the eye needs to follow a reply to what it answers, where the indentation has come to its end. */
export function branches(mainId: string, replies: readonly Row[]): readonly Branch[] {
  const depth = depths(mainId, replies)
  const level = (row: Row | undefined) => Math.min(LEVELS, (depth.get(row?.id ?? '') ?? 1) - 1)
  const follows = (index: number) =>
    index > 0 &&
    replies[index]?.inReplyToId === replies[index - 1]?.id &&
    level(replies[index]) === level(replies[index - 1])
  return replies.map((row, index) => {
    const capped = (depth.get(row.id) ?? 1) - 1 > LEVELS
    return { level: level(row), joined: follows(index + 1), astray: capped && !follows(index) }
  })
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
