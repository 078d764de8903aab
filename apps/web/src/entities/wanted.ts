/** Reads what a list names but this tab does not know: after a reload, or when something may have changed unseen. */
import { api } from '../api/client.ts'
import { createBatch } from './batch.ts'
import type { Entities } from './entities.ts'

/** As many ids as one request may name. */
const BATCH = 40

export interface Wanted {
  /** Reads a post, also one that is known; one that is gone is hidden. */
  status(id: string): void
  account(id: string): void
  relationship(accountId: string): void
}

const wanted = new WeakMap<Entities, Wanted>()

export function wantedOf(entities: Entities): Wanted {
  const known = wanted.get(entities)
  if (known) return known
  const created: Wanted = {
    status: createBatch(BATCH, async (ids) => {
      const statuses = await api().v1.statuses.fetch({ id: ids })
      entities.keep(statuses)
      const found = new Set(statuses.map(({ id }) => id))
      for (const id of ids) if (!found.has(id)) entities.hide(id)
    }),
    account: createBatch(BATCH, async (ids) => {
      entities.keepAccounts(await api().v1.accounts.fetch({ id: ids }))
    }),
    relationship: createBatch(BATCH, async (ids) => {
      entities.relationships.put(await api().v1.accounts.relationships.fetch({ id: ids }))
    }),
  }
  wanted.set(entities, created)
  return created
}
