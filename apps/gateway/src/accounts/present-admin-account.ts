/** Accounts as administrators see them, hidden ones too: rendered for each answer, never from the caches that others share. */
import type { AdminAccount } from '@rookery/contracts'
import type { AdminAccount as AdminEntity } from '@rookery/contracts/mastodon'
import type { Edge } from '../edge.ts'
import { presentAccount, roleOf } from './render-account.ts'

export async function presentAdminAccounts(
  { tweets, links }: Pick<Edge, 'tweets' | 'links'>,
  found: readonly AdminAccount[],
): Promise<AdminEntity[]> {
  const counters = await tweets.authorCounters({ authorIds: found.map(({ account }) => account.id) })
  const byAuthor = new Map(counters.map((counter) => [counter.authorId, counter]))
  return found.map(({ account, email, reason }) => ({
    id: String(account.id),
    username: account.username,
    domain: null,
    created_at: new Date(account.createdAt).toISOString(),
    email: email ?? '',
    ip: null,
    ips: [],
    locale: 'en',
    invite_request: reason,
    role: roleOf(account),
    confirmed: true,
    approved: account.state !== 'pending',
    disabled: account.state === 'deleting',
    silenced: false,
    suspended: account.state === 'suspended',
    sensitized: false,
    account: presentAccount(account, byAuthor.get(account.id), links),
  }))
}
