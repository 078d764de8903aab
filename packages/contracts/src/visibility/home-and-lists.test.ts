/** What only home and lists ask: followed hashtags, exclusive lists, languages wanted of a followee, a list's replies. */
import { expect, it } from 'vitest'
import { belongsInList, type RepliesPolicy } from './belongs-in-list.ts'
import { maySee } from './may-see.ts'
import type { Graph, PostFacts } from './post-facts.ts'

const [viewer, friend, listed, stranger, enemy, nuisance] = [1, 2, 3, 4, 5, 6]
const ids = (...all: number[]) => new Set(all)

/** Follows `friend` and `listed` (who is in an exclusive list) and #rooks; wants English of `friend`. */
const graph: Graph = {
  viewerId: viewer,
  following: ids(friend, listed),
  blocking: ids(enemy),
  blockedBy: ids(),
  muting: ids(nuisance),
  hidesBoostsOf: ids(),
  followedTags: new Set(['rooks']),
  listedExclusively: ids(listed),
  languagesOf: new Map([[friend, ['en', 'eo']]]),
}
const post = (authorId: number, more: Partial<PostFacts> = {}): PostFacts => ({
  ...{ authorId, visibility: 'public', mentionIds: [], inReplyToAccountId: null, tags: [], language: null },
  ...more,
})
const tagged = { tags: ['crows', 'rooks'] }
const de = { language: 'de' }

it.each<[string, PostFacts, home: boolean, list: boolean]>([
  ['a stranger’s', post(stranger), false, false],
  ['a stranger’s with a followed tag', post(stranger, tagged), true, false],
  ['a stranger’s with another tag', post(stranger, { tags: ['crows'] }), false, false],
  ['unlisted with a followed tag', post(stranger, { ...tagged, visibility: 'unlisted' }), false, false],
  ['followers-only with a followed tag', post(stranger, { ...tagged, visibility: 'followers' }), false, false],
  ['one blocked, with a followed tag', post(enemy, tagged), false, false],
  ['one muted, with a followed tag', post(nuisance, tagged), false, false],
  ['mentions one blocked, with a followed tag', post(stranger, { ...tagged, mentionIds: [enemy] }), false, false],
  ['a reply to a stranger, with a followed tag', post(stranger, { ...tagged, inReplyToAccountId: 9 }), false, false],
  ['a reply to a friend, with a followed tag', post(stranger, { ...tagged, inReplyToAccountId: friend }), true, false],
  ['a stranger’s boost of a followed tag', post(stranger, { boosted: post(9, tagged) }), false, false],
  ['a friend’s', post(friend), true, true],
  ['a friend’s in a language wanted', post(friend, { language: 'eo' }), true, true],
  ['a friend’s in another language', post(friend, de), false, false],
  ['a friend’s in another language with a followed tag', post(friend, { ...de, ...tagged }), true, false],
  ['a friend’s boost in a language wanted', post(friend, { boosted: post(9, { language: 'en' }) }), true, true],
  ['a friend’s boost in another language', post(friend, { boosted: post(9, de) }), false, false],
  ['another friend’s in another language', post(listed, de), false, true],
  ['of an exclusive list', post(listed), false, true],
  ['of an exclusive list, mentions the viewer', post(listed, { mentionIds: [viewer] }), false, true],
  ['of an exclusive list, with a followed tag', post(listed, tagged), true, true],
  ['a boost by a member of an exclusive list', post(listed, { boosted: post(9) }), false, true],
  ['a friend’s boost of an exclusive list’s member', post(friend, { boosted: post(listed) }), true, true],
  ['the viewer’s own', post(viewer, de), true, true],
])('%s', (_what, facts, home, list) => {
  expect([maySee(graph, facts, 'home'), maySee(graph, facts, 'list')]).toEqual([home, list])
})

it.each<[RepliesPolicy, to: number | null, boolean]>([
  ['none', null, true],
  ['none', listed, true],
  ['none', viewer, true],
  ['none', friend, false],
  ['list', friend, true],
  ['list', stranger, false],
  ['followed', stranger, true],
])('replies policy %s, reply to %s: %s', (repliesPolicy, inReplyToAccountId, shown) => {
  const list = { accountId: viewer, repliesPolicy, members: ids(listed, friend) }
  expect(belongsInList(list, post(listed, { inReplyToAccountId }))).toBe(shown)
  expect(belongsInList(list, post(stranger, { inReplyToAccountId }))).toBe(false)
})
