/** The entity stores of one person's session. Nothing of one account is ever shown to another: each sign-in has its own. */
import type { mastodon } from 'masto'
import { createEntityStore, type EntityStore } from './entity-store.ts'

export type Status = mastodon.v1.Status
export type Account = mastodon.v1.Account
export type Relationship = mastodon.v1.Relationship

export interface Entities {
  /** Posts; a boost is an entity of its own beside the post it boosts. */
  statuses: EntityStore<Status>
  accounts: EntityStore<Account>
  relationships: EntityStore<Relationship>
  /** Keeps posts, the posts they boost, and their authors. Returns the posts' ids in the same order. */
  keep(statuses: readonly Status[]): string[]
  /** Keeps people; returns their ids in the same order. */
  keepAccounts(accounts: readonly Account[]): string[]
  /** Takes a post and its boosts off every page; `unhide` brings them back as they were. */
  hide(id: string): void
  unhide(id: string): void
}

export function createEntities(): Entities {
  const statuses = createEntityStore<Status>()
  const accounts = createEntityStore<Account>()
  const relationships = createEntityStore<Relationship>()
  const boosts = new Map<string, Set<string>>()
  const withBoosts = (id: string) => [id, ...(boosts.get(id) ?? [])]

  return {
    statuses,
    accounts,
    relationships,
    keep(list) {
      const all = list.flatMap((status) => (status.reblog ? [status.reblog, status] : [status]))
      accounts.put(all.map(({ account }) => account))
      statuses.put(all)
      for (const { id, reblog } of list) {
        if (!reblog) continue
        boosts.set(reblog.id, (boosts.get(reblog.id) ?? new Set()).add(id))
        if (statuses.gone().has(reblog.id)) statuses.hide([id])
      }
      return list.map(({ id }) => id)
    },
    keepAccounts(list) {
      accounts.put(list)
      return list.map(({ id }) => id)
    },
    hide: (id) => statuses.hide(withBoosts(id)),
    unhide: (id) => statuses.unhide(withBoosts(id)),
  }
}
