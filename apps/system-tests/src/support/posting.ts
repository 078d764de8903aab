/** Posting and reading in bulk, through the public API. */
import type { Person } from './people.ts'

export interface Posted {
  id: string
  content: string
}

export const postAs = (author: Person, status: string, more: Record<string, unknown> = {}): Promise<Posted> =>
  author.json('/api/v1/statuses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status, ...more }),
  })

export const editAs = (author: Person, id: string, status: string): Promise<Posted> =>
  author.json(`/api/v1/statuses/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  })

export const deleteAs = (author: Person, id: string): Promise<Posted> =>
  author.json(`/api/v1/statuses/${id}`, { method: 'DELETE' })

export const act = (person: Person, account: Person, verb: string): Promise<unknown> =>
  person.json(`/api/v1/accounts/${account.id}/${verb}`, { method: 'POST' })

export const homeIds = async (person: Person, limit = 40): Promise<string[]> =>
  (await person.json<{ id: string }[]>(`/api/v1/timelines/home?limit=${limit}`)).map(({ id }) => id)

export const newestFirst = (ids: Iterable<string>): string[] => [...ids].sort((a, b) => Number(b) - Number(a))
