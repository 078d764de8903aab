/** The whole demo from a seed: people, graph, posts and what they think of them. */
import { CAST } from '../cast/index.ts'
import { createRandom, type Random } from '../random.ts'
import { drawFollows, drawLists, rankFame } from './follow-graph.ts'
import type { Plan, PlannedPost, Step } from './plan.ts'
import { type Crowd, choosePins, reactTo } from './react.ts'
import { createWriter, type Writer, writePosts } from './write-posts.ts'

export interface Sizes {
  seed: number
  accounts: number
  posts: number
}

export const MOST_ACCOUNTS = CAST.length

/** Posts that a reaction may come after its own post: some people read late. */
const LATEST = 12

export const makePlan = (sizes: Sizes): Plan => draft(sizes).plan

/** The plan, and what it takes to go on from its end. */
export function draft({ seed, accounts, posts: count }: Sizes): { plan: Plan; writer: Writer; crowd: Crowd } {
  const random = createRandom(seed)
  const people = CAST.slice(0, accounts)
  const fame = rankFame(people, random.fork('fame'))
  const follows = drawFollows(people, fame, random.fork('follows'))
  const lists = drawLists(people, follows, random.fork('lists'))
  const writer = createWriter(people, random.fork('writer'))
  const posts = writePosts(people, count, random.fork('posts'), writer)
  const crowd = { people, fame, follows }
  const reactions = withReactions(posts, (post) => reactTo(post, crowd, random.fork(post.key)), random.fork('late'))
  const steps = [...reactions, ...choosePins(people, posts, random.fork('pins'))]
  return { plan: { seed, people, follows, lists, steps }, writer, crowd }
}

function withReactions(posts: readonly PlannedPost[], react: (post: PlannedPost) => Step[], random: Random): Step[] {
  const slots: Step[][] = posts.map((post) => [{ kind: 'post', post }])
  for (const [index, post] of posts.entries()) {
    for (const step of react(post)) slots[Math.min(index + random.int(0, LATEST), slots.length - 1)]!.push(step)
  }
  return slots.flat()
}
