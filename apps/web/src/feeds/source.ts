/** Where the posts of a timeline come from. A source is described once, beside the page that shows it. */
import type { Status } from '../entities/entities.ts'
import type { StreamAddress } from '../live/live-socket.ts'

export interface StatusPage {
  /** Newest first. */
  statuses: readonly Status[]
  /** What `after` has to be for the next older page; null when that was all. */
  next: string | null
}

export interface FeedSource {
  /** Names the timeline: ['home'], ['tag', 'herons'], ['account', '5', 'media'] … */
  key: readonly string[]
  load(page: { limit: number; after?: string }): Promise<StatusPage>
  /** `ids`: newest id first, may have live posts and gaps. `given`: the server's own order (bookmarks, search). */
  order: 'ids' | 'given'
  /** What tells of new posts while the page is open. Home's is always open. */
  stream?: StreamAddress
}

/** Pages by the id of the last post: an empty page is the end, the server never answers a short one in the middle. */
export const byIds =
  (list: (params: { limit: number; maxId?: string }) => PromiseLike<readonly Status[]>): FeedSource['load'] =>
  async ({ limit, after }) => {
    const statuses = await list({ limit, maxId: after })
    return { statuses, next: statuses.at(-1)?.id ?? null }
  }

/** Pages by the Link header, for lists whose order is not that of the posts' ids. `list` is a masto method's `$raw`. */
export const byLinks =
  (list: (params: { limit: number; maxId?: string }) => PromiseLike<RawPage<readonly Status[]>>): FeedSource['load'] =>
  async ({ limit, after }) => {
    const { data, headers } = await list({ limit, maxId: after })
    return { statuses: data, next: nextOf(headers) }
  }

export interface RawPage<T> {
  data: T
  headers: Headers
}

/** The `max_id` of a Link header's `next`, or null. */
export function nextOf(headers: Headers): string | null {
  const link = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1]
  return link ? new URL(link).searchParams.get('max_id') : null
}
