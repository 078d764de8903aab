/** Whom to meet, as JSON made of accounts that are rendered already. */
import type { Id, SuggestionSource } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import type { RenderedAccount } from './render-account.ts'

/** Mastodon's older words for why. */
const LEGACY: Record<SuggestionSource, string> = { friends_of_friends: 'past_interactions', most_followed: 'global' }

export async function readSuggestions(
  edge: Edge,
  viewerId: Id,
  limit: number,
): Promise<{ account: RenderedAccount; json: string }[]> {
  const found = await edge.users.suggestions({ viewerId, limit })
  const accounts = await edge.reads.accounts(found.map(({ accountId }) => accountId))
  return found.flatMap(({ accountId, source }) => {
    const account = accounts.get(accountId)
    if (!account) return []
    const json = `{"source":"${LEGACY[source]}","sources":["${source}"],"account":${account.json}}`
    return [{ account, json }]
  })
}

export async function readFamiliarFollowers(edge: Edge, viewerId: Id, targetIds: Id[]): Promise<string> {
  const found = await edge.users.familiarFollowers({ viewerId, targetIds })
  const accounts = await edge.reads.accounts(new Set(found.flatMap(({ accountIds }) => accountIds)))
  const entries = found.map(({ targetId, accountIds }) => {
    const known = accountIds.flatMap((id) => accounts.get(id)?.json ?? [])
    return `{"id":"${targetId}","accounts":[${known.join(',')}]}`
  })
  return `[${entries.join(',')}]`
}
