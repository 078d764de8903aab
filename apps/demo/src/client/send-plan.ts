/** The plan's posts and what people think of them, in the plan's order. */
import type { PlannedPost, Step } from '../plan/plan.ts'
import { eachOf } from './each-of.ts'
import { type Desk, type Done, isReaction, react, sendPost, uploadPictures } from './post-steps.ts'

/** The server prepares one picture after the other anyway. */
const UPLOADS_AT_ONCE = 2
const REACTIONS_AT_ONCE = 5

export async function sendPlan(desk: Desk, steps: readonly Step[], onStep: (phase: string) => void): Promise<Done> {
  const posts = steps.flatMap((step) => (step.kind === 'post' ? [step.post] : []))
  const done: Done = { made: 0, found: 0 }
  for (const post of posts) {
    const id = desk.findStanding(post.author, post.text)
    if (id === null) continue
    desk.statuses.set(post.key, id)
    done.found++
  }
  const pictures = uploadAhead(desk, posts)
  // Only posts and boosts make timelines: the rest may come when it comes, once its post is there.
  const beside: Exclude<Step, { kind: 'post' }>[] = []
  const inOrder = async () => {
    for (const step of steps) {
      if (step.kind === 'post') {
        if (!desk.statuses.has(step.post.key)) {
          await sendPost(desk, step.post, await pictures.of(step.post))
          done.made++
        }
      } else if (step.kind === 'boost') await react(desk, step)
      else continue
      onStep('posts and boosts')
    }
  }
  for (const step of steps) if (isReaction(step) && step.kind !== 'boost') beside.push(step)
  await Promise.all([pictures.all, inOrder()])
  await eachOf(beside, REACTIONS_AT_ONCE, async (step) => {
    await react(desk, step)
    onStep('likes, bookmarks and pins')
  })
  return done
}

function uploadAhead(desk: Desk, posts: readonly PlannedPost[]) {
  const wanted = posts.filter(({ key, pictures }) => pictures.length > 0 && !desk.statuses.has(key))
  const ready = new Map(wanted.map(({ key }) => [key, Promise.withResolvers<string[]>()]))
  const all = eachOf(wanted, UPLOADS_AT_ONCE, async (post) =>
    ready.get(post.key)!.resolve(await uploadPictures(desk, post)),
  )
  // Whoever waits for a picture that will not come learns why.
  all.catch((error) => {
    for (const { promise, reject } of ready.values()) {
      promise.catch(() => undefined)
      reject(error)
    }
  })
  return { all, of: async ({ key }: PlannedPost): Promise<string[]> => (await ready.get(key)?.promise) ?? [] }
}
