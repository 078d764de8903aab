// What happens by itself: expired mutes end, accounts that everybody has let go of go, services that are late are asked again.
import { onItsOwn } from '@rookery/http'
import type { UserContext } from './context.ts'
import { askAgain, finishDeletions } from './lifecycle/finish-deletions.ts'
import { endExpiredMutes } from './mutes/end-expired-mutes.ts'
import { collectPictures, findOrphanPictures } from './pictures/collect-pictures.ts'

/** Expired mutes stop counting by themselves; this is how late their end is announced to open sockets. */
const SWEEP_MS = 15_000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface Sweeps extends AsyncDisposable {
  /** Now rather than with the next sweep. */
  finishDeletions(): void
}

/** Each runs once at a time, and again when it was asked for meanwhile. Disposing waits for the batch in hand. */
export function startSweeps(context: () => UserContext): Sweeps {
  const stop = new AbortController()
  const repeated = (work: (context: UserContext) => Promise<unknown>, failed: string) => {
    let [running, again]: [Promise<void> | null, boolean] = [null, false]
    const run = async () => {
      while (again && !stop.signal.aborted) {
        again = false
        await work(context()).catch((error) => {
          if (!stop.signal.aborted) context().logger.warn({ err: error }, failed)
        })
      }
      running = null
    }
    return {
      soon() {
        again = true
        // Also begun within a request, whose deadline is not its own.
        running ??= onItsOwn(run)
      },
      ended: () => running,
    }
  }
  const mutes = repeated(endExpiredMutes, 'expired mutes were not ended')
  const goOn = async (all: UserContext) => {
    while ((await finishDeletions(all, { signal: stop.signal })).length > 0);
  }
  const deletions = repeated(goOn, 'deletions were not finished')
  const late = repeated(askAgain, 'services were not asked again to delete')
  const pictures = repeated(collectPictures, 'pictures that nobody has were not removed')
  const findOrphans = async (all: UserContext) =>
    all.due?.('find-orphan-pictures', DAY_MS, () => findOrphanPictures({ ...all, stopped: stop.signal }))
  const orphans = repeated(findOrphans, 'files of pictures were not looked through')
  const tasks = [mutes, deletions, late, pictures]
  const timer = setInterval(() => {
    for (const task of tasks) task.soon()
  }, SWEEP_MS)
  // Due once a day, whenever processes start: asked about often, which costs nothing.
  const daily = setInterval(orphans.soon, MINUTE_MS).unref()
  return {
    finishDeletions: () => {
      if (!stop.signal.aborted) deletions.soon()
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      clearInterval(daily)
      stop.abort()
      await Promise.all([...tasks, orphans].map((task) => task.ended()))
    },
  }
}
