/** The list of whom one mutes says until when. */
import type { Id } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import type { RenderedAccount } from './render-account.ts'

/** A JSON list of MutedAccount. */
export async function withMuteEnds(
  { users }: Pick<Edge, 'users'>,
  viewerId: Id,
  accounts: readonly RenderedAccount[],
): Promise<string> {
  const found = await users.relationships({ viewerId, targetIds: accounts.map(({ account }) => account.id) })
  const ends = new Map(found.map(({ targetId, mutedUntil }) => [targetId, mutedUntil]))
  const entries = accounts.map(({ account, json }) => {
    const end = ends.get(account.id) ?? null
    return `${json.slice(0, -1)},"mute_expires_at":${end === null ? 'null' : JSON.stringify(new Date(end).toISOString())}}`
  })
  return `[${entries.join(',')}]`
}
