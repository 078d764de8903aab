/** The directory of people who let themselves be found: by newest account, or by who posted last. */
import type { Id } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import type { RenderedAccount } from './render-account.ts'

/** So many of those who posted last are held, for so many milliseconds: finding them looks at every author. */
const ACTIVE = 2000
const LIFETIME = 15_000

export interface DirectoryPage {
  order: 'active' | 'new'
  limit: number
  offset: number
}

export function createDirectory(edge: Edge, now: () => number = Date.now) {
  let held: { ids: Promise<Id[]>; until: number } | undefined
  const active = (): Promise<Id[]> => {
    if (held && held.until > now()) return held.ids
    const mine = { ids: findActive(edge), until: now() + LIFETIME }
    held = mine
    mine.ids.catch(() => {
      if (held === mine) held = undefined
    })
    return mine.ids
  }
  return async (viewerId: Id | null, { order, limit, offset }: DirectoryPage): Promise<RenderedAccount[]> => {
    const withoutIds = viewerId === null ? [] : await keptApart(edge, viewerId)
    const hidden = new Set(withoutIds)
    const ids =
      order === 'active'
        ? (await active()).filter((id) => !hidden.has(id)).slice(offset, offset + limit)
        : await edge.users.newestDiscoverable({ limit, offset, withoutIds })
    const found = await edge.reads.accounts(ids)
    // What was held may have changed since.
    return ids.flatMap((id) => found.get(id) ?? []).filter(({ account }) => account.discoverable)
  }
}

/** Whom the viewer blocks or mutes, and who blocks the viewer: left out before a page is cut, so that offsets hold. */
async function keptApart({ users }: Edge, viewerId: Id): Promise<Id[]> {
  const { blocking, blockedBy, muting } = await users.loadGraph({ viewerId })
  return [...blocking, ...blockedBy, ...muting]
}

async function findActive({ tweets, users }: Edge): Promise<Id[]> {
  const ids = await tweets.recentAuthors({ limit: ACTIVE })
  const accounts = await users.getAccounts({ ids })
  const open = new Set(accounts.flatMap(({ id, discoverable }) => (discoverable ? [id] : [])))
  return ids.filter((id) => open.has(id))
}
