/**
 * Events → what changes in the index. An event says that something changed; what it is now is read from its service, so the change
 * shows the state at that position or later, and carries that position.
 */
import type { Account, DomainEvent, Id, Position, Tweet } from '@rookery/contracts'
import type { Changes } from '../changes.ts'
import type { SearchContext } from '../context.ts'
import type { PersonChange } from '../people/person.ts'
import { personOf } from '../people/person.ts'
import { documentOf } from '../post-index/document.ts'
import type { IndexChange } from '../post-index/port.ts'

/** Posts to be read anew, each at the newest position that wants it. */
type Wanted = Map<Id, Position>

export async function changesOf(
  { tweets, users }: Pick<SearchContext, 'tweets' | 'users'>,
  events: readonly DomainEvent[],
): Promise<Changes> {
  const posts: IndexChange[] = []
  const people: PersonChange[] = []
  const wanted: Wanted = new Map()
  const answered: Wanted = new Map()
  const accounts: Wanted = new Map()

  for (const event of events) {
    const version = event.position
    switch (event.type) {
      case 'tweet.posted':
      case 'tweet.edited':
        if (event.boostOfId !== null) posts.push(boost(event, 'keep'))
        else wanted.set(event.tweetId, version)
        if (event.inReplyToId !== null) answered.set(event.inReplyToId, version)
        break
      case 'tweet.deleted':
        if (event.boostOfId !== null) posts.push(boost(event, 'drop'))
        else posts.push({ kind: 'remove', id: event.tweetId, version })
        if (event.inReplyToId !== null) answered.set(event.inReplyToId, version)
        break
      case 'tweet.liked':
      case 'tweet.unliked':
      case 'tweet.bookmarked':
      case 'tweet.unbookmarked': {
        const { tweetId: postId, accountId } = event
        const kind = event.type === 'tweet.liked' || event.type === 'tweet.bookmarked' ? 'keep' : 'drop'
        const reason = event.type === 'tweet.liked' || event.type === 'tweet.unliked' ? 'liked' : 'bookmarked'
        posts.push({ kind, accountId, postId, reason, version })
        break
      }
      case 'user.registered':
      case 'user.changed':
      case 'user.deleted':
        accounts.set(event.accountId, version)
        break
      case 'user.followed':
      case 'user.unfollowed':
        accounts.set(event.targetId, version)
        break
    }
  }

  const ids = new Set([...wanted.keys(), ...answered.keys()])
  const found = ids.size === 0 ? [] : await tweets.getTweets({ ids: [...ids] })
  for (const tweet of found) posts.push(...putOf(tweet, wanted.get(tweet.id), answered.get(tweet.id)))
  if (accounts.size > 0) {
    const active = await users.getAccounts({ ids: [...accounts.keys()] })
    const byId = new Map(active.map((account) => [account.id, account]))
    for (const [accountId, version] of accounts) {
      const changes = accountChanges(accountId, byId.get(accountId) ?? null, version)
      posts.push(changes.author)
      people.push(changes.person)
    }
  }
  return { posts, people }
}

/** A post of before whose answers changed counts as of the newest of both. Boosts are never documents. */
function putOf(tweet: Tweet, own: Position | undefined, answered: Position | undefined): IndexChange[] {
  if (tweet.boostOfId !== null) return []
  return [own, answered].flatMap((version) =>
    version ? [{ kind: 'put', document: documentOf(tweet), version } as const] : [],
  )
}

function boost(event: { authorId: Id; boostOfId: Id | null; position: Position }, kind: 'keep' | 'drop'): IndexChange {
  return { kind, accountId: event.authorId, postId: event.boostOfId!, reason: 'boosted', version: event.position }
}

/** `account`: null when it is not active. */
export function accountChanges(
  accountId: Id,
  account: Account | null,
  version: Position,
): { author: IndexChange; person: PersonChange } {
  const active = account !== null && account.state === 'active'
  return {
    author: { kind: 'author', accountId, active, indexable: active && account.indexable, version },
    person: { accountId, version, person: active ? personOf(account) : null },
  }
}
