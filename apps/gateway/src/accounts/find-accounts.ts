/** People by name: exactly (`alice`, `@alice@this.host`) and by search. */
import type { Id } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { graphFor } from '../statuses/find-status.ts'
import type { RenderedAccount } from './render-account.ts'

/** Nobody pages further, and PostgreSQL takes no number beyond 64 bits. */
const MAX_OFFSET = 1_000_000

/** Null when nobody here is called so. */
export async function findByAcct(edge: Edge, acct: string): Promise<RenderedAccount | null> {
  const [username = '', host] = acct.trim().replace(/^@/, '').split('@')
  if (username === '' || (host !== undefined && host.toLowerCase() !== edge.links.host)) return null
  const [account] = await edge.users.findAccountsByUsername({ usernames: [username] })
  return account ? ((await edge.reads.accounts([account.id])).get(account.id) ?? null) : null
}

/** Without those whom a block keeps apart, except by the full name whom the viewer blocks: how else to unblock them? */
export async function searchAccounts(
  edge: Edge,
  viewerId: Id | null,
  text: string,
  page: { limit: number; offset: number; following?: boolean },
): Promise<RenderedAccount[]> {
  const ours = `@${edge.links.host}`
  const name = text.trim().replace(/^@/, '')
  const query = name.toLowerCase().endsWith(ours) ? name.slice(0, -ours.length) : name
  if (query === '') return []
  const [graph, found] = await Promise.all([
    graphFor(edge, viewerId),
    edge.users.searchAccounts({ query, limit: page.limit, offset: Math.min(page.offset, MAX_OFFSET) }),
  ])
  const exact = query.toLowerCase()
  const wanted = ({ id, username }: { id: Id; username: string }) => {
    if (graph === null) return true
    if (graph.blockedBy.has(id) || (page.following && !graph.following.has(id))) return false
    return !graph.blocking.has(id) || username.toLowerCase() === exact
  }
  const rendered = await edge.reads.accounts(found.map(({ id }) => id))
  return found.filter(wanted).flatMap(({ id }) => rendered.get(id) ?? [])
}
