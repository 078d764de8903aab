/** Where the people of a list come from: pages by the Link header, or by counting. */
import type { Account } from '../entities/entities.ts'
import { nextOf, type RawPage } from '../feeds/source.ts'

export interface PeoplePage {
  accounts: readonly Account[]
  /** What `after` has to be for the next page; null when that was all. */
  next: string | null
}

export type LoadPeople = (page: { limit: number; after?: string }) => Promise<PeoplePage>

/** `list` is a masto method's `$raw`: `peopleByLinks((params) => api().v1.blocks.list.$raw(params))`. */
export const peopleByLinks =
  (list: (params: { limit: number; maxId?: string }) => PromiseLike<RawPage<readonly Account[]>>): LoadPeople =>
  async ({ limit, after }) => {
    const { data, headers } = await list({ limit, maxId: after })
    return { accounts: data, next: nextOf(headers) }
  }

/** For what the server sorts by something other than time: the directory, search. A short page is the last. */
export const peopleByOffset =
  (list: (params: { limit: number; offset: number }) => PromiseLike<readonly Account[]>): LoadPeople =>
  async ({ limit, after = '0' }) => {
    const offset = Number(after)
    const accounts = await list({ limit, offset })
    return { accounts, next: accounts.length < limit ? null : String(offset + limit) }
  }
