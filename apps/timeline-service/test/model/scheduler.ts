// Plays concurrency: actors are real asynchronous code whose every outside call (one SQL statement, one Lua call) waits here
// until it is picked. One step runs at a time, so a seed repeats a run exactly.
import type { SeededRandom } from '@rookery/testing'

export interface Actor {
  name: string
  /** Waits to be picked, then runs `act` alone. */
  step<T>(label: string, act: () => T | Promise<T>): Promise<T>
  alive: boolean
}

interface Parked {
  actor: Actor
  label: string
  go(): Promise<void>
}

export interface SpawnOptions {
  /** How often a picked step is put back: slow actors are overtaken by everything. */
  slowness?: number
  /** Chance that a step fails, before or after having its effect. */
  fails?: (label: string) => number
}

class StepFailed extends Error {}

export function createScheduler(random: SeededRandom, onStep: () => void) {
  const alive = new Set<Actor>()
  const slowness = new Map<Actor, number>()
  let parked: Parked[] = []
  const trace: string[] = []
  const errors: unknown[] = []

  const spawn = (name: string, body: (actor: Actor) => Promise<unknown>, options: SpawnOptions = {}): Actor => {
    const actor: Actor = {
      name,
      alive: true,
      step(label, act) {
        const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof act>>>()
        const go = async () => {
          const failure = options.fails && random.chance(options.fails(label)) ? random.pick(['before', 'after']) : null
          trace.push(`${name}: ${label}${failure ? ` (fails ${failure})` : ''}`)
          try {
            if (failure === 'before') throw new StepFailed(label)
            const result = await act()
            if (failure === 'after') throw new StepFailed(label)
            resolve(result as Awaited<ReturnType<typeof act>>)
          } catch (error) {
            reject(error)
          }
        }
        parked.push({ actor, label, go })
        return promise as never
      },
    }
    slowness.set(actor, options.slowness ?? 0)
    alive.add(actor)
    body(actor)
      .catch((error: unknown) => {
        errors.push(error)
      })
      .finally(() => end(actor))
    return actor
  }

  const end = (actor: Actor) => {
    actor.alive = false
    alive.delete(actor)
  }

  /** The actor never runs again, as after a crash or a lost job. */
  const kill = (actor: Actor) => {
    parked = parked.filter((step) => step.actor !== actor)
    end(actor)
  }

  /** Until no actor is left. Rejects with the first error of an actor. */
  const run = async () => {
    for (;;) {
      // All microtasks are done once an immediate runs: every living actor is parked now.
      await new Promise((resolve) => setImmediate(resolve))
      if (errors.length > 0) throw errors[0]
      if (parked.length === 0) {
        if (alive.size === 0) return
        throw new Error(`stuck: ${[...alive].map((actor) => actor.name).join(', ')}`)
      }
      let at = random.int(0, parked.length - 1)
      if (random.chance(slowness.get(parked[at]!.actor) ?? 0)) at = random.int(0, parked.length - 1)
      const [step] = parked.splice(at, 1)
      onStep()
      await step!.go()
    }
  }

  return { spawn, kill, run, trace, alive: () => [...alive] }
}
export type Scheduler = ReturnType<typeof createScheduler>

/** The port with every call a step of the actor. */
export function gated<P extends object>(port: P, name: string, actor: Actor): P {
  const wrapped: Record<string, unknown> = {}
  for (const [method, call] of Object.entries(port)) {
    wrapped[method] = (...args: unknown[]) =>
      actor.step(`${name}.${method} ${describe(args)}`, () => (call as (...args: unknown[]) => unknown)(...args))
  }
  return wrapped as P
}

function describe(args: unknown[]): string {
  const text = JSON.stringify(args)
  return text.length > 140 ? `${text.slice(0, 140)}…` : text
}
