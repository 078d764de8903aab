import { type DomainEvent, firstIdAt, type TweetFacts } from '@rookery/contracts'
import { tweetFacts } from '@rookery/testing/builders'
import { expect, it } from 'vitest'
import { changesOf } from './changes-of.ts'

const [alice, bob, carol] = [11, 22, 33]
const NOON = Date.parse('2026-11-21T12:00:00Z')
const post = firstIdAt(NOON)
const boost = post + 1
const stamp = { v: 1 as const, position: { epoch: 1, lsn: 1, index: 0 }, at: NOON }

const facts = tweetFacts({ tweetId: post, authorId: alice, createdAt: NOON })
const boosted = { tweetId: boost, authorId: bob, boostOfId: post, boostOfAuthorId: alice }
const posted = (more: Partial<TweetFacts> = {}, at = NOON): DomainEvent => ({
  type: 'tweet.posted',
  ...stamp,
  ...facts,
  ...more,
  at,
})
const edited = (mentionIds: number[], previousMentionIds?: number[]): DomainEvent => ({
  type: 'tweet.edited',
  ...stamp,
  ...facts,
  mentionIds,
  previousMentionIds,
  editedAt: NOON,
})
const deleted = (more: Partial<TweetFacts> = {}): DomainEvent => ({
  type: 'tweet.deleted',
  ...stamp,
  ...facts,
  ...more,
})
const like = { ...stamp, tweetId: post, tweetAuthorId: alice, accountId: bob }
const edge = { ...stamp, accountId: bob, targetId: alice }

/** `+` told, `-` no longer told: kind, by whom, to whom, about what. */
const NAMES = new Map([
  [alice, 'alice'],
  [bob, 'bob'],
  [carol, 'carol'],
])
const texts = (event: DomainEvent): string[] =>
  changesOf(event).map((change) => {
    if (change.do === 'tell' || change.do === 'untell') {
      const { kind, actorId, accountId, tweetId } = change.cause
      const about = tweetId === null ? '' : tweetId === post ? ' about post' : ' about something else'
      return `${change.do === 'tell' ? '+' : '-'} ${kind} by ${NAMES.get(actorId)} to ${NAMES.get(accountId)}${about}`
    }
    return change.do
  })

it.each<[string, DomainEvent, string[]]>([
  ['a post', posted(), ['tellFollowers']],
  [
    'a post that mentions',
    posted({ mentionIds: [bob, carol] }),
    ['+ mention by alice to bob about post', '+ mention by alice to carol about post', 'tellFollowers'],
  ],
  ['a post that mentions its author', posted({ mentionIds: [alice] }), ['tellFollowers']],
  ['a direct post', posted({ visibility: 'direct', mentionIds: [bob] }), ['+ mention by alice to bob about post']],
  ['a followers-only post', posted({ visibility: 'followers' }), ['tellFollowers']],
  ['a reply to another', posted({ inReplyToId: 1, inReplyToAccountId: bob }), []],
  ['a reply to oneself', posted({ inReplyToId: 1, inReplyToAccountId: alice }), ['tellFollowers']],
  ['a post from long ago', posted({ mentionIds: [bob] }, NOON + 3_600_001), []],
  ['a post of just now', posted({}, NOON + 3_599_000), ['tellFollowers']],
  ['a boost', posted(boosted), ['+ reblog by bob to alice about post']],
  ['a boost of one’s own', posted({ ...boosted, authorId: alice }), []],
  ['an edit', edited([bob]), ['tellBoosters']],
  [
    'an edit that mentions others',
    edited([carol], [bob]),
    ['- mention by alice to bob about post', '+ mention by alice to carol about post', 'tellBoosters'],
  ],
  ['a deletion', deleted(), ['forgetTweet']],
  ['the end of a boost', deleted(boosted), ['- reblog by bob to alice about post']],
  ['a like', { type: 'tweet.liked', ...like }, ['+ favourite by bob to alice about post']],
  ['a like of one’s own', { type: 'tweet.liked', ...like, accountId: alice }, []],
  ['the end of a like', { type: 'tweet.unliked', ...like }, ['- favourite by bob to alice about post']],
  ['a follow', { type: 'user.followed', ...edge, showBoosts: true }, ['+ follow by bob to alice']],
  ['a changed follow', { type: 'follow.changed', ...edge, showBoosts: false }, []],
  ['the end of a follow', { type: 'user.unfollowed', ...edge }, ['- follow by bob to alice']],
  ['a request', { type: 'follow.requested', ...edge }, ['+ follow_request by bob to alice']],
  ['an answered request', { type: 'follow.request_ended', ...edge }, ['- follow_request by bob to alice']],
  ['a block', { type: 'user.blocked', ...edge }, []],
  ['a suspension', { type: 'user.changed', ...stamp, accountId: bob, state: 'suspended' }, []],
  ['a departure', { type: 'user.changed', ...stamp, accountId: bob, state: 'deleting' }, ['forgetAccount']],
  ['an account that is gone', { type: 'user.deleted', ...stamp, accountId: bob }, ['forgetAccount']],
  ['a bookmark', { type: 'tweet.bookmarked', ...stamp, tweetId: post, accountId: bob }, []],
])('%s', (_what, event, expected) => expect(texts(event)).toEqual(expected))
