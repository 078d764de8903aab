// One run of the model: a seed decides what happens and in which order; a wrong page throws with the seed and the schedule.
import { type SeededRandom, seededRandom } from '@rookery/testing'
import { readAtAnyMoment, readEverything } from './readers.ts'
import type { Variant } from './variants.ts'
import { type Caches, createWorld, PEOPLE, type World } from './world.ts'
import { flushAll, follow, listenForJobs, loseJobs, post, retag, toggleTag, unfollow } from './writers.ts'

export type CachesOf = (variant: Variant | null) => (now: () => number) => Caches

/** Answers the schedule that was played. */
export async function runModel(seed: number, variant: Variant | null, cachesOf: CachesOf): Promise<readonly string[]> {
  const world = createWorld(seededRandom(seed), variant, cachesOf(variant))
  listenForJobs(world)
  if (world.random.chance(0.4)) startWithFollows(world)
  try {
    world.scheduler.spawn('time', async (actor) => {
      const steps = world.random.int(30, 80)
      for (let i = 0; i < steps; i++) await actor.step('something happens', () => happen(world))
    })
    losePower(world)
    await world.scheduler.run()
    readEverything(world)
    await world.scheduler.run()
    return world.scheduler.trace
  } catch (error) {
    const schedule = world.scheduler.trace.map((line) => `  ${line}`).join('\n')
    const replay = `replay with MODEL_SEED=${seed}`
    throw new Error(`${(error as Error).message}\n${replay}\nschedule:\n${schedule}\n${replay}`, { cause: error })
  }
}

/** Where Redis loses: caches, flags and jobs are suddenly as they were some steps ago, once or twice. */
function losePower(world: World): void {
  const { random, scheduler } = world
  const { losing } = world.caches
  if (!losing) return
  scheduler.spawn('power', async (actor) => {
    for (let losses = random.int(1, 2); losses > 0; losses--) {
      for (let steps = random.int(5, 60); steps > 0; steps--) await actor.step('on', () => {})
      await actor.step('what is written so far is safe', () => losing.note())
      for (let steps = random.int(1, 12); steps > 0; steps--) await actor.step('on', () => {})
      await actor.step('lost', async () => {
        await losing.lose()
        loseJobs(world)
      })
    }
  })
}

/** Somebody is followed by all from the beginning, and soon popular. */
function startWithFollows({ tables, random }: World): void {
  const star = random.pick(PEOPLE)
  for (const person of PEOPLE) if (person !== star) tables.follow(person, star)
}

const HAPPENINGS: readonly [number, (world: World, random: SeededRandom) => unknown][] = [
  [30, (world, random) => post(world, random.pick(PEOPLE))],
  [18, (world, random) => follow(world, random.pick(PEOPLE), random.pick(PEOPLE))],
  [6, (world, random) => unfollow(world, random.pick(PEOPLE), random.pick(PEOPLE))],
  [25, (world, random) => readAtAnyMoment(world, random.pick(PEOPLE))],
  [5, ({ tables }, random) => tables.remove(random.pick([0, ...tables.posts.keys()]))],
  [3, (world) => world.dropSomething()],
  [1, (world) => flushAll(world)],
  [2, ({ tables }, random) => blockOrNot(tables, random)],
  [2, ({ tables }, random) => muteOrNot(tables, random)],
  [2, ({ tables }, random) => tables.toggleBoosts(random.pick(PEOPLE), random.pick(PEOPLE))],
  [5, ({ clock }, random) => clock.advance(random.pick([3_000, 11_000, 70_000, 130_000, 3_600_000, 72_000_000]))],
  [3, (world) => demote(world)],
  [5, (world, random) => toggleTag(world, random.pick(PEOPLE))],
  [3, (world) => retag(world)],
  [2, ({ tables }, random) => tables.toggleExclusive(random.pick(PEOPLE), random.pick(PEOPLE))],
]
const WEIGHT = HAPPENINGS.reduce((sum, [weight]) => sum + weight, 0)

async function happen(world: World): Promise<void> {
  let ticket = world.random.int(1, WEIGHT)
  for (const [weight, what] of HAPPENINGS) {
    ticket -= weight
    if (ticket <= 0) {
      await what(world, world.random)
      return
    }
  }
}

function blockOrNot(tables: World['tables'], random: SeededRandom): void {
  const [one, other] = [random.pick(PEOPLE), random.pick(PEOPLE)]
  if (one === other) return
  if (tables.blocks(one, other)) tables.unblock(one, other)
  else tables.block(one, other)
}

function muteOrNot(tables: World['tables'], random: SeededRandom): void {
  const [one, other] = [random.pick(PEOPLE), random.pick(PEOPLE)]
  if (one !== other) tables.toggleMute(one, other)
}

/** Nothing, unless the variant lowers flags. */
async function demote({ variant, caches, demoted, random }: World): Promise<void> {
  if (variant !== 'popular authors demoted again') return
  const flagged = [...(await caches.flags.all()).keys()]
  if (flagged.length > 0) demoted.add(random.pick(flagged))
}
