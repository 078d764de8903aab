/** Notifications and conversations over a reload: all rows, with the people and posts near the reader's place. */
import type { QueryClient } from '@tanstack/react-query'
import type { Account, Entities, Status } from '../entities/entities.ts'
import { anchors } from '../feeds/place.ts'
import { tabStore } from '../storage/stores.ts'
import { takeSaved } from '../storage/take-saved.ts'
import type { Inbox, Item } from './inbox.ts'

const KEY = 'rookery.inboxes'
/** Rows whose people and posts are kept, above and below the place; others are read when they come near. */
const ABOVE = 20
const BELOW = 40
/** More rows than this are read anew. */
const ROWS = 4_000

/** A row of either kind: what it names. */
type Row = Item & { accountIds: readonly string[]; statusId?: string | null; lastId?: string | null }

interface Saved {
  accountId: string | null
  inboxes: { queryKey: readonly string[]; inbox: Stored }[]
  accounts: Account[]
  statuses: Status[]
}
type Stored = Pick<Inbox<Row>, 'entries' | 'pending' | 'waiting' | 'readTo' | 'next'> & { items: Row[] }

const isInbox = (queryKey: readonly unknown[]) => queryKey[0] === 'notifications' || queryKey[0] === 'conversations'

export function saveInboxes(queries: QueryClient, entities: Entities, accountId: string | null): void {
  const places = anchors()
  const found = queries
    .getQueriesData<Inbox<Row>>({ predicate: ({ queryKey }) => isInbox(queryKey) })
    .flatMap(([queryKey, inbox]) => {
      // What waits to be done away with is done, or undone, by then.
      const kept = inbox && inbox.entries.length <= ROWS && inbox.hidden.size === 0
      return kept ? [{ queryKey: queryKey as string[], inbox }] : []
    })
  const near = found.flatMap(({ inbox }) => rowsNear(inbox, places))
  const known = <T>(ids: readonly (string | null | undefined)[], get: (id: string) => T | undefined) =>
    [...new Set(ids)].flatMap((id) => (id ? (get(id) ?? []) : []))
  const saved: Saved = {
    accountId,
    inboxes: found.map(({ queryKey, inbox }) => ({ queryKey, inbox: stored(inbox) })),
    accounts: known(
      near.flatMap(({ accountIds }) => accountIds),
      entities.accounts.get,
    ),
    statuses: known(
      near.map(({ statusId, lastId }) => statusId ?? lastId),
      entities.statuses.get,
    ),
  }
  tabStore.set(KEY, JSON.stringify(saved))
}

export function restoreInboxes(queries: QueryClient, entities: Entities, accountId: string | null): void {
  const saved = takeSaved<Saved>(KEY, accountId)
  if (!saved) return
  entities.keepAccounts(saved.accounts)
  entities.keep(saved.statuses)
  // Older than anything: each visit compares with the server.
  for (const { queryKey, inbox } of saved.inboxes) queries.setQueryData(queryKey, opened(inbox), { updatedAt: 1 })
}

export const stored = ({ items, hidden: _, ...inbox }: Inbox<Row>): Stored => ({ ...inbox, items: [...items.values()] })

export const opened = ({ items, ...inbox }: Stored): Inbox<Row> => ({
  ...inbox,
  items: new Map(items.map((item) => [item.key, item])),
  hidden: new Set(),
})

/** Those around the place, or the first ones. */
export function rowsNear(inbox: Inbox<Row>, places: ReadonlySet<string>): Row[] {
  const at = Math.max(
    0,
    inbox.entries.findIndex((key) => places.has(key)),
  )
  const keys = [...inbox.pending.slice(0, ABOVE), ...inbox.entries.slice(Math.max(0, at - ABOVE), at + BELOW)]
  return keys.flatMap((key) => inbox.items.get(key) ?? [])
}
