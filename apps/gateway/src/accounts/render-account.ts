/** An account as JSON text, rendered once and shared by every answer that contains it. */
import type { Account, AuthorCounters, Visibility } from '@rookery/contracts'
import type { CredentialAccount, Account as MastodonAccount, Role } from '@rookery/contracts/mastodon'
import type { Links } from '../links.ts'
import { renderContent } from '../statuses/render-content.ts'

export interface RenderedAccount {
  account: Account
  counters: AuthorCounters | undefined
  /** A complete JSON object. */
  json: string
}

export const APPROVAL = { automatic: [], manual: [], current_user: 'denied' as const }

export function renderAccount(account: Account, counters: AuthorCounters | undefined, links: Links): RenderedAccount {
  return { account, counters, json: JSON.stringify(presentAccount(account, counters, links)) }
}

export function presentAccount(account: Account, counters: AuthorCounters | undefined, links: Links): MastodonAccount {
  return {
    id: String(account.id),
    username: account.username,
    acct: account.username,
    display_name: account.displayName,
    locked: account.locked,
    bot: account.bot,
    discoverable: account.discoverable,
    indexable: account.indexable,
    noindex: !account.indexable,
    hide_collections: false,
    group: false,
    created_at: new Date(account.createdAt).toISOString(),
    note: renderContent(account.note, [], links),
    url: links.account(account.username),
    uri: links.accountUri(account.username),
    ...presentPictures(account, links),
    followers_count: account.followersCount,
    following_count: account.followingCount,
    statuses_count: counters?.statusesCount ?? 0,
    last_status_at: counters?.lastStatusAt == null ? null : new Date(counters.lastStatusAt).toISOString().slice(0, 10),
    emojis: [],
    roles: [],
    fields: account.fields.map(({ name, value }) => ({
      name,
      value: inline(renderContent(value, [], links)),
      verified_at: null,
    })),
    feature_approval: APPROVAL,
  }
}

/** The static ones are the same unless the picture moves; without one there is a generated picture. */
function presentPictures({ id, avatarKey, avatarStaticKey, headerKey, headerStaticKey }: Account, links: Links) {
  const [avatar, header] = [
    avatarKey ? links.media(avatarKey) : links.avatar(id),
    headerKey ? links.media(headerKey) : links.header,
  ]
  return {
    avatar,
    avatar_static: avatarStaticKey ? links.media(avatarStaticKey) : avatar,
    header,
    header_static: headerStaticKey ? links.media(headerStaticKey) : header,
  }
}

/** One's own account, with what the profile editor needs. */
export function presentCredentialAccount(
  account: Account,
  counters: AuthorCounters | undefined,
  links: Links,
  followRequestsCount: number,
): CredentialAccount {
  return {
    ...presentAccount(account, counters, links),
    source: {
      privacy: presentVisibility(account.defaultVisibility),
      sensitive: account.defaultSensitive,
      language: account.defaultLanguage,
      note: account.note,
      fields: account.fields.map((field) => ({ ...field, verified_at: null })),
      follow_requests_count: followRequestsCount,
      hide_collections: false,
      discoverable: account.discoverable,
      indexable: account.indexable,
      attribution_domains: [],
      quote_policy: 'nobody',
    },
    role: roleOf(account),
  }
}

/** Mastodon's ids and bits: 1 of `permissions` is the administrator's, who may do everything. */
export const roleOf = ({ admin }: Pick<Account, 'admin'>): Role =>
  admin
    ? { id: '3', name: 'Administrator', color: '', permissions: '1', highlighted: true }
    : { id: '-99', name: '', color: '', permissions: '0', highlighted: false }

/** Mastodon says `private` for followers-only. */
export const presentVisibility = (visibility: Visibility) => (visibility === 'followers' ? 'private' : visibility)

const inline = (html: string): string => html.replace(/^<p>|<\/p>$/g, '').replaceAll('</p><p>', '<br />')
