import { type DomainEvent, firstIdAt } from '@rookery/contracts'
import { tweetFacts } from '@rookery/testing/builders'
import { describe, expect, it } from 'vitest'
import { effectsOf, isQuiet } from './effects-of.ts'

const [alice, bob] = [11, 22]
const NOON = Date.parse('2026-11-21T12:00:00Z')
const post = firstIdAt(NOON)
let lsn = 0
const stamp = () => ({ v: 1 as const, position: { epoch: 1, lsn: ++lsn, index: 0 }, at: NOON })
const like = (type: 'tweet.liked' | 'tweet.unliked'): DomainEvent => {
  return { type, ...stamp(), tweetId: post, tweetAuthorId: alice, accountId: bob }
}
const tweet = (type: 'tweet.posted' | 'tweet.edited' | 'tweet.deleted', mentionIds: number[] = [bob]): DomainEvent => ({
  ...{ type, ...stamp(), editedAt: NOON },
  ...tweetFacts({ tweetId: post, authorId: alice, mentionIds, createdAt: NOON }),
})

describe('a batch', () => {
  it('of a like and its end leaves nothing, also of one that was there', () => {
    const { wanted, gone } = effectsOf([like('tweet.liked'), like('tweet.unliked')])
    expect([wanted, gone.length]).toEqual([[], 1])
  })
  it('of the end of a like and a new one makes a new notification: what was goes first', () => {
    const { wanted, gone } = effectsOf([like('tweet.unliked'), like('tweet.liked')])
    expect([wanted.length, gone.length]).toEqual([1, 1])
  })
  it('of the same like twice tells once', () => {
    expect(effectsOf([like('tweet.liked'), like('tweet.liked')]).wanted).toHaveLength(1)
  })
  it('of a post, its edits and its deletion tells nobody', () => {
    const effects = effectsOf([tweet('tweet.posted'), tweet('tweet.edited'), tweet('tweet.deleted')])
    expect(effects).toMatchObject({ wanted: [], tellFollowers: [], tellBoosters: [], goneTweets: [post] })
  })
  it('of two edits tells boosters once', () => {
    expect(effectsOf([tweet('tweet.edited'), tweet('tweet.edited')]).tellBoosters).toHaveLength(1)
  })
  it('in which nothing concerns anybody is quiet; a post may concern those who asked to be told', () => {
    expect(isQuiet(effectsOf([tweet('tweet.posted', [])]))).toBe(true)
    expect(isQuiet(effectsOf([tweet('tweet.posted')]))).toBe(false)
    expect(isQuiet(effectsOf([like('tweet.unliked')]))).toBe(false)
  })
})
