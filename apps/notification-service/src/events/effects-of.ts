/** A batch of events as few statements: what goes, then what comes, so that each cause ends as its last event says. */
import type { DomainEvent, Id } from '@rookery/contracts'
import { type Cause, changesOf } from './changes-of.ts'

export interface Told {
  authorId: Id
  tweetId: Id
}

/** To be applied in this order. A cause that ended and came again is in both lists: it is a new notification. */
export interface Effects {
  goneAccounts: Id[]
  goneTweets: Id[]
  gone: Cause[]
  wanted: Cause[]
  tellFollowers: Told[]
  tellBoosters: Told[]
}

const keyOfCause = ({ accountId, kind, actorId, tweetId }: Cause): string =>
  `${accountId} ${kind} ${actorId} ${tweetId}`

export function effectsOf(events: readonly DomainEvent[]): Effects {
  const [goneAccounts, goneTweets] = [new Set<Id>(), new Set<Id>()]
  const [gone, wanted] = [new Map<string, Cause>(), new Map<string, Cause>()]
  const [followers, boosters] = [new Map<Id, Told>(), new Map<Id, Told>()]
  for (const change of events.flatMap(changesOf)) {
    switch (change.do) {
      case 'tell':
        wanted.set(keyOfCause(change.cause), change.cause)
        break
      case 'untell':
        wanted.delete(keyOfCause(change.cause))
        gone.set(keyOfCause(change.cause), change.cause)
        break
      case 'forgetTweet':
        goneTweets.add(change.tweetId)
        for (const [key, { tweetId }] of wanted) if (tweetId === change.tweetId) wanted.delete(key)
        followers.delete(change.tweetId)
        boosters.delete(change.tweetId)
        break
      case 'tellFollowers':
        followers.set(change.tweetId, change)
        break
      case 'tellBoosters':
        boosters.set(change.tweetId, change)
        break
      case 'forgetAccount':
        goneAccounts.add(change.accountId)
    }
  }
  return {
    goneAccounts: [...goneAccounts],
    goneTweets: [...goneTweets],
    gone: [...gone.values()],
    wanted: [...wanted.values()],
    tellFollowers: [...followers.values()],
    tellBoosters: [...boosters.values()],
  }
}

/** Nothing to write, apart from whom `tellFollowers` may lead to. */
export const isQuiet = (effects: Effects): boolean =>
  Object.entries(effects).every(([name, list]) => name === 'tellFollowers' || list.length === 0)
