/** Keeps a filled instance alive: one small thing after the other until it is stopped. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Desk, react, sendPost, uploadPictures } from './client/post-steps.ts'
import { isUnreachable } from './client/problem.ts'
import type { Demo } from './fill-demo.ts'
import type { Sizes } from './plan/make-plan.ts'
import type { Step } from './plan/plan.ts'
import { trickleSteps } from './plan/trickle-steps.ts'

export interface TrickleOptions {
  demo: Pick<Demo, 'desk' | 'accounts'>
  sizes: Sizes
  /** Steps in a second. */
  rate: number
  signal: AbortSignal
  onStep?: (line: string) => void
  onMessage?: (line: string) => void
}

/** As far as an earlier run can have come that is looked for. */
const LOOK_AHEAD = 4_000
const RETRY_MS = 2_000

/** Resolves when the signal comes. A server that restarts is waited for. */
export async function runTrickle({ demo, sizes, rate, signal, onStep, onMessage }: TrickleOptions): Promise<void> {
  const { desk } = demo
  const steps = trickleSteps(sizes)
  const before = demo.accounts.some(({ isNew }) => !isNew) ? skipWhatStands(steps, desk) : []
  for (const step of chain(before, steps)) {
    for (let gone = false; ; ) {
      try {
        await wait(gone ? RETRY_MS : 1_000 / rate, undefined, { signal })
        const line = await take(step, desk)
        if (gone) onMessage?.('The server answers again.')
        if (line) onStep?.(line)
        break
      } catch (error) {
        if (signal.aborted) return
        if (!isUnreachable(error)) throw error
        if (!gone) onMessage?.('The server does not answer: trying again until it does (Ctrl-C ends this).')
        gone = true
      }
    }
  }
}

async function take(step: Step, desk: Desk): Promise<string | null> {
  if (step.kind === 'post') {
    const { post } = step
    await sendPost(desk, post, await uploadPictures(desk, post))
    return `@${post.author} ${post.replyTo ? 'answered' : 'posted'}`
  }
  // What somebody deleted meanwhile cannot be liked.
  const id = desk.statuses.get(step.post)
  if (id === undefined) return null
  await react(desk, step)
  return `@${step.who} ${{ like: 'liked', boost: 'boosted', bookmark: 'bookmarked', pin: 'pinned' }[step.kind]} a post`
}

/** An earlier run's steps up to its last post are over; those after it are answered for the caller to take. */
function skipWhatStands(steps: Iterator<Step>, desk: Desk): Step[] {
  const ahead = Array.from({ length: LOOK_AHEAD }, () => steps.next().value as Step)
  let last = -1
  for (const [index, step] of ahead.entries()) {
    if (step.kind !== 'post') continue
    const id = desk.findStanding(step.post.author, step.post.text)
    if (id === null) continue
    desk.statuses.set(step.post.key, id)
    last = index
  }
  return ahead.slice(last + 1)
}

function* chain(first: readonly Step[], rest: Iterator<Step>): Generator<Step> {
  yield* first
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
}
