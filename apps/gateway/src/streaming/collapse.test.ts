import { DAY_OF_IDS, type Id, maySee, type PostFacts } from '@rookery/contracts'
import { viewerGraph } from '@rookery/redis'
import { graphArrays } from '@rookery/testing/builders'
import { expect, it } from 'vitest'
import { isCollapsed } from './collapse.ts'
import { alice, bob, carol } from './fakes.ts'

const dora = 1004
const boosted: PostFacts = {
  authorId: carol,
  visibility: 'public',
  mentionIds: [],
  inReplyToAccountId: null,
  tags: [],
  language: null,
}
const boostOfId = 10 * DAY_OF_IDS
const home = (following: Id[], more: { muting?: Id[]; hidesBoostsOf?: Id[] } = {}) => {
  const graph = viewerGraph(graphArrays(alice, { following, ...more }))
  return (post: PostFacts) => maySee(graph, post, 'home')
}
/** A boost so many ids after the post. */
const after = (distance: number) => ({ tweetId: boostOfId + distance, boostOfId, boosted })
const by = (authorId: Id, distance: number) => ({ tweetId: boostOfId + distance, authorId, boostOfId })

it.each([
  ['the post itself is at home', [bob, carol], [], 100, true],
  ['the post is exactly a day older', [bob, carol], [], DAY_OF_IDS, true],
  ['the post is more than a day older', [bob, carol], [], DAY_OF_IDS + 1, false],
  ['its author is not followed', [bob], [], 100, false],
  ['a followed person boosted it before', [bob, dora], [by(dora, 50)], 100, true],
  ['a followed person boosted it later', [bob, dora], [by(dora, 150)], 100, false],
  ['a stranger boosted it before', [bob], [by(dora, 50)], 100, false],
  ['the reader boosted it before', [bob], [by(alice, 50)], 100, true],
  ['another post was boosted before', [bob, dora], [{ ...by(dora, 50), boostOfId: 7 }], 100, false],
])('%s', (_when, following, others, distance, expected) => {
  expect(isCollapsed(home(following), after(distance), others)).toBe(expected)
})

it('earlier boosts that home hides do not count', () => {
  const others = [by(dora, 50)]
  expect(isCollapsed(home([bob, dora], { hidesBoostsOf: [dora] }), after(100), others)).toBe(false)
  expect(isCollapsed(home([bob, dora], { muting: [dora] }), after(100), others)).toBe(false)
})
