/** Lists of people: edges to accounts, without those whom a block keeps apart from the viewer. */
import { type Id, type IdPage, isApart, type Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { type EdgePage, fillEdges } from '../reads/fill-page.ts'
import { graphFor } from '../statuses/find-status.ts'
import type { RenderedAccount } from './render-account.ts'

/** `keepBlocked`: the viewer's own list of blocked people is of course not filtered by blocks. */
export async function pageOfAccounts(
  edge: Pick<Edge, 'graphs' | 'reads'>,
  viewerId: Id | null,
  paging: Paging,
  fetch: (paging: Paging) => Promise<IdPage>,
  options: { keepBlocked?: boolean } = {},
): Promise<EdgePage<RenderedAccount> & { json: string }> {
  const graph = options.keepBlocked ? null : await graphFor(edge, viewerId)
  const page = await fillEdges(paging, async (at) => {
    const { ids, firstCursor, lastCursor } = await fetch(at)
    const found = await edge.reads.accounts(ids)
    const items = ids.filter((id) => !isApart(graph, id)).flatMap((id) => found.get(id) ?? [])
    return { items, fetched: ids.length, firstCursor, lastCursor }
  })
  return { ...page, json: renderAccounts(page.items) }
}

export const renderAccounts = (accounts: readonly RenderedAccount[]): string =>
  `[${accounts.map(({ json }) => json).join(',')}]`
