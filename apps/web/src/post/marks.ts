/**
 * Likes, boosts, bookmarks, pins and mutes: shown at once, sent one after the other for each post, taken back when refused.
 */
import type { Entities, Status } from '../entities/entities.ts'

const VERBS = {
  favourited: ['favourite', 'unfavourite'],
  reblogged: ['reblog', 'unreblog'],
  bookmarked: ['bookmark', 'unbookmark'],
  pinned: ['pin', 'unpin'],
  muted: ['mute', 'unmute'],
} as const
export type Mark = keyof typeof VERBS

const COUNTS = { favourited: 'favouritesCount', reblogged: 'reblogsCount' } as const

/** The post with a mark set or taken away, counted once however often it is said. */
export function withMark(status: Status, mark: Mark, on: boolean): Status {
  if (Boolean(status[mark]) === on) return status
  const count = mark === 'favourited' || mark === 'reblogged' ? COUNTS[mark] : undefined
  const counted = count ? { [count]: Math.max(0, status[count] + (on ? 1 : -1)) } : {}
  return { ...status, ...counted, [mark]: on }
}

interface Waiting {
  mark: Mark
  on: boolean
}
/** What was asked and is not answered yet, by post: an answer to one must not undo the other. */
const waiting = new WeakMap<Entities, Map<string, { asked: Waiting[]; last: Promise<unknown> }>>()

/** Asks the server. */
export type Send = (id: string, verb: (typeof VERBS)[Mark][number]) => Promise<Status>

/** Resolves with the post as the server has it; rejects with the reason after the mark was taken back. */
export async function setMark(entities: Entities, id: string, mark: Mark, on: boolean, send: Send): Promise<Status> {
  const { statuses } = entities
  const posts = waiting.get(entities) ?? new Map<string, { asked: Waiting[]; last: Promise<unknown> }>()
  waiting.set(entities, posts)
  const post = posts.get(id) ?? { asked: [], last: Promise.resolve() }
  posts.set(id, post)

  const mine: Waiting = { mark, on }
  post.asked.push(mine)
  statuses.patch(id, (old) => withMark(old, mark, on))

  const answer = post.last.then(() => send(id, VERBS[mark][on ? 0 : 1]))
  post.last = answer.catch(() => undefined)
  try {
    const given = await answer
    post.asked.splice(post.asked.indexOf(mine), 1)
    // The server's count includes what others did meanwhile; what is still asked for is shown on top.
    const latest = (given.reblog ?? given) as Status
    entities.keep([post.asked.reduce((status, asked) => withMark(status, asked.mark, asked.on), latest)])
    return latest
  } catch (error) {
    post.asked.splice(post.asked.indexOf(mine), 1)
    if (!post.asked.some((asked) => asked.mark === mark)) statuses.patch(id, (old) => withMark(old, mark, !on))
    throw error
  } finally {
    if (post.asked.length === 0) posts.delete(id)
  }
}
