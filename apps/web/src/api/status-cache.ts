/** Keeps every cached copy of a post in step: a like, an edit or a deletion shows on all pages at once. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { camelise } from './camelise.ts'
import type { Status } from './problem.ts'

export type StatusPages = InfiniteData<Status[], string | undefined>

/** Timelines are cached under keys that begin with this. */
export const TIMELINE = 'timeline'
export const HOME_KEY = [TIMELINE, 'home'] as const
/** Posts that arrived live and wait behind the "new posts" pill, newest first. */
export const PENDING_KEY = ['pending', 'home'] as const

export const parseStatus = (payload: string): Status => camelise(JSON.parse(payload)) as Status

function mapAll(client: QueryClient, change: (statuses: Status[]) => Status[]) {
  client.setQueriesData<StatusPages>({ queryKey: [TIMELINE] }, (data) =>
    data ? { ...data, pages: data.pages.map(change) } : data,
  )
  client.setQueryData<Status[]>(PENDING_KEY, (pending) => change(pending ?? []))
  client.setQueriesData<Status[]>({ queryKey: ['thread'] }, (thread) => (thread ? change(thread) : thread))
}

/** Replaces a post wherever it stands, also inside boosts. */
export function patchStatus(client: QueryClient, id: string, patch: (status: Status) => Status) {
  mapAll(client, (statuses) =>
    statuses.map((status) => {
      if (status.id === id) return patch(status)
      if (status.reblog?.id === id) return { ...status, reblog: patch(status.reblog) }
      return status
    }),
  )
}

export function removeStatus(client: QueryClient, id: string) {
  mapAll(client, (statuses) => statuses.filter((status) => status.id !== id && status.reblog?.id !== id))
}

const isKnown = (data: StatusPages | undefined, id: string) =>
  data?.pages.some((page) => page.some((status) => status.id === id)) ?? false

/** Puts new posts on top of home, each once. */
export function prependHome(client: QueryClient, statuses: Status[]) {
  client.setQueryData<StatusPages>(HOME_KEY, (data) => {
    if (!data) return data
    const fresh = statuses.filter((status) => !isKnown(data, status.id))
    if (fresh.length === 0) return data
    const [first = [], ...rest] = data.pages
    return { ...data, pages: [[...fresh, ...first], ...rest] }
  })
}

export function addPending(client: QueryClient, status: Status) {
  if (isKnown(client.getQueryData<StatusPages>(HOME_KEY), status.id)) return
  client.setQueryData<Status[]>(PENDING_KEY, (pending = []) =>
    pending.some((other) => other.id === status.id) ? pending : [status, ...pending],
  )
}

export function showPending(client: QueryClient) {
  prependHome(client, client.getQueryData<Status[]>(PENDING_KEY) ?? [])
  client.setQueryData<Status[]>(PENDING_KEY, [])
}
