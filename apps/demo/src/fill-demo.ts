/** Fills an instance with a small town: makes the plan, then sends it through the public API. */
import { eachOf } from './client/each-of.ts'
import { follow, makeList, setProfile } from './client/furnish.ts'
import { createPatience, type Patience } from './client/patience.ts'
import type { Desk, Done } from './client/post-steps.ts'
import { sendPlan } from './client/send-plan.ts'
import { openSessions, type Signed } from './client/sessions.ts'
import { readStanding } from './client/standing-posts.ts'
import { passwordOf } from './password.ts'
import { makePlan } from './plan/make-plan.ts'
import type { Plan } from './plan/plan.ts'
import type { Progress } from './progress.ts'

export interface DemoOptions {
  /** Of the instance; only loopback addresses are meant. */
  url: string
  seed?: number
  /** From 2 to 60. */
  accounts?: number
  posts?: number
  onProgress?: ((progress: Progress) => void) | undefined
  /** Told in a line of words, e.g. that a limit is waited for. */
  onMessage?: ((line: string) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface Demo {
  plan: Plan
  /** The same for all accounts. */
  password: string
  /** In the order of the cast; the first one is the administrator of a fresh instance. */
  accounts: readonly Signed[]
  posts: Done
  /** For whoever goes on from here (the trickle). */
  desk: Desk
}

export const DEFAULTS = { url: 'http://localhost:3000', seed: 1, accounts: 60, posts: 600 }

const PROFILES_AT_ONCE = 3
const FOLLOWERS_AT_ONCE = 4

/** Rejects with what the server answered, or with a DemoError that says what to do. */
export async function fillDemo(options: DemoOptions): Promise<Demo> {
  const { url, seed = DEFAULTS.seed, signal } = options
  const plan = makePlan({
    seed,
    accounts: options.accounts ?? DEFAULTS.accounts,
    posts: options.posts ?? DEFAULTS.posts,
  })
  const total = plan.people.length * 3 + plan.lists.length + plan.steps.length
  let done = 0
  const onStep = (phase: string) => options.onProgress?.({ phase, done: ++done, total })
  const patiently = createPatience(options.onMessage ?? (() => undefined), signal)

  const password = passwordOf(seed)
  const accounts = await enterAll(plan, password, { url, patiently }, onStep)
  await furnish(plan, accounts, patiently, onStep)
  const findStanding = await readStanding([...accounts.values()], patiently)
  const desk: Desk = { seed, accounts, patiently, findStanding, statuses: new Map() }
  const posts = await sendPlan(desk, plan.steps, onStep)
  return { plan, password, accounts: [...accounts.values()], posts, desk }
}

type OnStep = (phase: string) => void
type Reach = Parameters<typeof openSessions>[0]

/** One after the other: the first account of an instance is its administrator, and ids have the cast's order. */
async function enterAll({ people }: Plan, password: string, reach: Reach, onStep: OnStep) {
  const sessions = await openSessions(reach)
  const accounts = new Map<string, Signed>()
  for (const person of people) {
    accounts.set(person.username, await sessions.enter(person, password))
    onStep('people')
  }
  return accounts
}

async function furnish(plan: Plan, accounts: ReadonlyMap<string, Signed>, patiently: Patience, onStep: OnStep) {
  await eachOf(plan.people, PROFILES_AT_ONCE, async (person) => {
    const account = accounts.get(person.username)!
    if (!account.isFurnished) await setProfile(patiently, account, person)
    onStep('profiles')
  })
  await eachOf(plan.people, FOLLOWERS_AT_ONCE, async ({ username }) => {
    const own = plan.follows.filter(({ follower }) => follower === username)
    if (own.length > 0) await follow(patiently, accounts, own)
    onStep('follows')
  })
  for (const list of plan.lists) {
    await makeList(patiently, accounts, list)
    onStep('lists')
  }
}
