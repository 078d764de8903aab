/** What goes on after the plan, without an end: new posts, answers, likes and boosts, as deterministic as the plan. */
import { createRandom } from '../random.ts'
import { draft, type Sizes } from './make-plan.ts'
import type { PlannedPost, Reaction, Step } from './plan.ts'
import { audienceOf } from './react.ts'
import { takeTurns } from './write-posts.ts'

/** Posts that are still looked at. */
const RECENT = 40
const SHARES: readonly (readonly [kind: Reaction | 'post', weight: number])[] = [
  ['post', 40],
  ['like', 44],
  ['boost', 12],
  ['bookmark', 4],
]

export function* trickleSteps(sizes: Sizes): Generator<Step, never> {
  const { plan, writer, crowd } = draft(sizes)
  const random = createRandom(sizes.seed).fork('trickle')
  const nextSpeaker = takeTurns(crowd.people, random)
  const recent = plan.steps.flatMap((step) => (step.kind === 'post' ? [step.post] : [])).slice(-RECENT)
  const threads: PlannedPost[][] = []
  const done = new Set<string>()
  for (;;) {
    const [kind] = random.weighted(SHARES, ([, weight]) => weight)
    if (kind === 'post' || recent.length === 0) {
      // Sooner or later what was begun is answered.
      if (threads.length === 0 || random.chance(0.5)) threads.push(writer.single(nextSpeaker(), 't'))
      const thread = random.pick(threads)
      const post = thread.shift()!
      if (thread.length === 0) threads.splice(threads.indexOf(thread), 1)
      recent.push(post)
      if (recent.length > RECENT) recent.shift()
      yield { kind: 'post', post }
      continue
    }
    const post = recent[Math.floor(recent.length * Math.sqrt(random.next()))]!
    const readers = audienceOf(post, crowd).filter(({ username }) => !done.has(`${kind} ${username} ${post.key}`))
    const mayBoost = (post.visibility === 'public' || post.visibility === 'unlisted') && !post.replyTo
    if (readers.length === 0 || (kind === 'boost' && !mayBoost)) continue
    const who = random.pick(readers).username
    done.add(`${kind} ${who} ${post.key}`)
    yield { kind, who, post: post.key }
  }
}
