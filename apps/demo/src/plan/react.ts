/** Likes, boosts, bookmarks and pins: the better known the author and the nearer the reader, the more. */
import type { Person } from '../people.ts'
import type { Random } from '../random.ts'
import { affinity, type Fame } from './follow-graph.ts'
import type { Follow, PlannedPost, Reaction, Step } from './plan.ts'

export interface Crowd {
  people: readonly Person[]
  fame: Fame
  follows: readonly Follow[]
}

const PINNERS = 0.6

/** Those who may see it, by how likely they look at it. */
export function audienceOf(post: PlannedPost, { people, follows }: Crowd): Person[] {
  if (post.visibility === 'direct') return people.filter(({ username }) => post.text.includes(`@${username} `))
  const followers = new Set(
    follows.flatMap(({ follower, followee, accepted }) => (accepted && followee === post.author ? [follower] : [])),
  )
  const mayRead = post.visibility === 'private' ? (name: string) => followers.has(name) : () => true
  return people.filter(({ username, languages }) => {
    const reads = followers.has(username) || (post.visibility === 'public' && languages.includes(post.language))
    return username !== post.author && reads && mayRead(username)
  })
}

/** What follows on a post, in the order in which it happens. */
export function reactTo(post: PlannedPost, crowd: Crowd, random: Random): Step[] {
  const readers = audienceOf(post, crowd)
  const author = crowd.people.find(({ username }) => username === post.author)!
  const appeal = 0.35 + 2.2 * crowd.fame.get(post.author)! + (post.pictures.length > 0 ? 0.9 : 0)
  const spread = random.next() ** 2.5 * appeal * (post.replyTo ? 0.45 : 1)
  const drawn = (share: number) => Math.min(readers.length, Math.round(share))
  const steps: Step[] = []
  const add = (kind: Reaction, count: number) => {
    const left = [...readers]
    for (let n = 0; n < count; n++) {
      const reader = random.weighted(left, (other) => affinity(other, author))
      left.splice(left.indexOf(reader), 1)
      steps.push({ kind, who: reader.username, post: post.key })
    }
  }
  add('like', drawn(spread * 19))
  const mayBoost = post.visibility === 'public' || post.visibility === 'unlisted'
  if (mayBoost && !post.replyTo) add('boost', drawn(spread * 6 - 0.8))
  if (random.chance(0.12)) add('bookmark', drawn(random.int(1, 2)))
  return steps
}

/** One post of most people stands on top of their page. */
export function choosePins(people: readonly Person[], posts: readonly PlannedPost[], random: Random): Step[] {
  return people.flatMap(({ username }): Step[] => {
    const own = posts.filter((post) => post.author === username && !post.replyTo && post.visibility === 'public')
    if (own.length === 0 || !random.chance(PINNERS)) return []
    return [{ kind: 'pin', who: username, post: random.pick(own).key }]
  })
}
