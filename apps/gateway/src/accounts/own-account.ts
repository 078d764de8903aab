/** One's own account, as verify_credentials and whatever changes it answer it. */
import { type Id, notFound } from '@rookery/contracts'
import type { CredentialAccount } from '@rookery/contracts/mastodon'
import type { Edge } from '../edge.ts'
import { presentCredentialAccount } from './render-account.ts'

export async function ownAccount(edge: Edge, id: Id): Promise<CredentialAccount> {
  const [accounts, requests] = await Promise.all([
    edge.reads.accounts([id]),
    edge.users.countFollowRequests({ accountId: id }),
  ])
  const found = accounts.get(id)
  if (!found) throw notFound()
  return presentCredentialAccount(found.account, found.counters, edge.links, requests)
}
