/** People by name: exactly (`alice`, `@alice@this.host`) and by search. */
import type { Graph, Id } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { graphFor } from '../statuses/find-status.ts'
import type { RenderedAccount } from './render-account.ts'

/** Pages of hits that a search may need when most of them are hidden from the viewer. */
const MAX_ROUNDS = 5

/** Null when nobody here is called so. */
export async function findByAcct(edge: Edge, acct: string): Promise<RenderedAccount | null> {
  const [username = '', host] = acct.trim().replace(/^@/, '').split('@')
  if (username === '' || (host !== undefined && host.toLowerCase() !== edge.links.host)) return null
  const [account] = await edge.users.findAccountsByUsername({ usernames: [username] })
  return account ? ((await edge.reads.accounts([account.id])).get(account.id) ?? null) : null
}

export interface AccountPage {
  limit: number
  offset: number
  following?: boolean
}

/** Without those whom a block keeps apart, except by the full name whom the viewer blocks: how else to unblock them? */
export async function searchAccounts(
  edge: Edge,
  viewerId: Id | null,
  text: string,
  page: AccountPage,
): Promise<RenderedAccount[]> {
  const ours = `@${edge.links.host}`
  const name = text.trim().replace(/^@/, '')
  const query = name.toLowerCase().endsWith(ours) ? name.slice(0, -ours.length) : name
  if (query === '') return []
  const [graph, among, exact] = await Promise.all([
    graphFor(edge, viewerId),
    page.following && viewerId !== null ? edge.users.loadGraph({ viewerId }).then(({ following }) => following) : null,
    // The index follows a moment later: whoever has just signed up is found by the full name all the same.
    edge.users.findAccountsByUsername({ usernames: [query] }),
  ])
  const first = exact.map(({ id }) => id).filter((id) => among === null || among.includes(id))
  const wanted = page.offset + page.limit
  const found: RenderedAccount[] = []
  const seen = new Set<Id>()
  const limit = Math.min(wanted, 100)
  for (let round = 0; round < MAX_ROUNDS && found.length < wanted; round++) {
    const ids = await edge.search.searchPeople({ query, limit, offset: round * limit, among })
    const rendered = await edge.reads.accounts(round === 0 ? [...first, ...ids] : ids)
    for (const id of round === 0 ? [...first, ...ids] : ids) {
      const account = rendered.get(id)
      if (account && !seen.has(id) && isShown(graph, account, query)) found.push(account)
      seen.add(id)
    }
    if (ids.length < limit) break
  }
  return found.slice(page.offset, wanted)
}

function isShown(graph: Graph | null, { account: { id, username } }: RenderedAccount, query: string): boolean {
  if (graph === null) return true
  if (graph.blockedBy.has(id)) return false
  return !graph.blocking.has(id) || username.toLowerCase() === query.toLowerCase()
}
