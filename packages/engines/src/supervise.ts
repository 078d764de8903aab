// Keeps an engine of ours running: one that dies while we run is started again, on the same port and data.
import { setTimeout as wait } from 'node:timers/promises'
import type { Engine } from './postgres.ts'
import { isAlive } from './process.ts'

export interface SuperviseOptions {
  /** As a person calls it. */
  name: string
  /** Starts the engine, or adopts it; with a port, on that one or not at all: everybody has its URL already. */
  start: (port?: number) => Promise<Engine>
  /** Takes one line that a person should read, now. */
  log: (line: string) => void
}

/** How long a death may go unnoticed, in milliseconds. An adopted engine is no child of ours: nobody tells us. */
const POLL_MS = 200
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 15_000
/** An engine that lived this long was a good one: its death is the first again. */
const GOOD_LIFE_MS = 30_000

/** Resolves to the running engine; its `pid` is that of the process it is by then. Disposing ends the watch first, then stops whichever process is the engine by then. */
export async function supervise({ name, start, log }: SuperviseOptions): Promise<Engine> {
  const first = await start()
  let engine = first
  let since = Date.now()
  const stop = new AbortController()
  const pause = (ms: number) => wait(ms, undefined, { signal: stop.signal }).catch(() => {})

  async function watch(): Promise<void> {
    for (let deaths = 0; !stop.signal.aborted; await pause(POLL_MS)) {
      if (isAlive(engine.pid)) continue
      deaths = Date.now() - since > GOOD_LIFE_MS ? 1 : deaths + 1
      log(`${name} (process ${engine.pid}) has ended by itself; starting it again`)
      // At once the first time; an engine that keeps dying is given more and more time.
      if (deaths > 1) await pause(delay(deaths - 1))
      await startAgain()
    }
  }

  async function startAgain(): Promise<void> {
    for (let failures = 1; !stop.signal.aborted; failures++) {
      try {
        engine = await start(first.port)
        since = Date.now()
        log(`${name} runs again (process ${engine.pid})`)
        return
      } catch (error) {
        log(`${name} could not be started again: ${reason(error)}`)
        await pause(delay(failures))
      }
    }
  }

  const watching = watch()
  return {
    ...first,
    get pid() {
      return engine.pid
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await watching
      await engine[Symbol.asyncDispose]()
    },
  }
}

const delay = (failures: number): number => Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS)

const reason = (error: unknown): string => {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code || String(error)
}
