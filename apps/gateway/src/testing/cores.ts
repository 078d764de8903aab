/** Posts ready to be shown, from scratch: alice's (account 1), bob's boost of it (2), and his boost of what is gone. */
import type { Account, Tweet } from '@rookery/contracts'
import { tweetRow } from '@rookery/testing/builders'
import { renderAccount } from '../accounts/render-account.ts'
import { createLinks } from '../links.ts'
import { renderCore } from '../statuses/render-status.ts'

export const links = createLinks('https://rookery.test')

const account = (id: number, username: string): Account => ({
  ...{ id, username, displayName: `${username} 🐦`, note: '', fields: [], locked: false, bot: false },
  ...{ discoverable: true, indexable: true, defaultVisibility: 'public', defaultSensitive: false },
  ...{ defaultLanguage: null, createdAt: 0, state: 'active', admin: false, followersCount: 1, followingCount: 2 },
  ...{ avatarKey: null, avatarStaticKey: null, headerKey: null, headerStaticKey: null },
})
export const alice = renderAccount(account(1, 'alice'), undefined, links)
export const bob = renderAccount(account(2, 'bob'), { authorId: 2, statusesCount: 3, lastStatusAt: 0 }, links)

export const tweet = (id: number, authorId: number, more: Partial<Tweet> = {}): Tweet =>
  tweetRow({ id, authorId, text: 'grüße 🐦', language: 'de', visibility: 'followers', ...more })

export const post = renderCore(tweet(10, 1), { author: alice, mentioned: [bob], app: null }, links)
export const boost = renderCore(
  tweet(11, 2, { text: '', boostOfId: 10 }),
  { author: bob, mentioned: [], app: null, boosted: post },
  links,
)
export const gone = renderCore(
  tweet(12, 2, { text: '', boostOfId: 9 }),
  { author: bob, mentioned: [], app: null, boosted: null },
  links,
)
