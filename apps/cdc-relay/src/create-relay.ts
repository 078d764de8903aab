/** The relay: sessions one after the other, for as long as it is not disposed. */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { backoff } from './backoff.ts'
import { checkServer, RelaySetupError } from './check-server.ts'
import { connect } from './connect.ts'
import { createMarks } from './marks.ts'
import { createOutage } from './outage.ts'
import { createProbe, type RelayHealth } from './probe.ts'
import { runSession } from './session.ts'
import { DEFAULT_SETTINGS, type RelayContext, type RelaySettings } from './settings.ts'
import { slotName } from './slot.ts'

export interface RelayOptions extends Partial<RelaySettings> {
  /** In [0, 1); given by tests. */
  random?: () => number
}

export interface Relay extends AsyncDisposable {
  /** Resolves when everything committed before the call is in the log. */
  caughtUp(): Promise<void>
  health(): RelayHealth
  /** Rejects while nothing is relayed, as a health probe needs it. */
  ping(): Promise<void>
  /** Of its replication slot. */
  readonly slot: string
}

/** A session that lasted this long was a good one: the next failure is the first again. */
const GOOD_SESSION_MS = 5000
/** A slot is held until the server notices that its owner is gone, mostly at once. */
const BUSY_CAP_MS = 1000
/** The other one has it for good, and has not only its turn. */
const QUIET_MS = 60_000

/**
 * Starts relaying. Rejects with RelaySetupError when the server cannot serve a relay at all, and when it does not answer now;
 * what happens later (server or log away, slot lost or held by another relay) is tried again for ever. Disposing drains what has arrived.
 */
export async function createRelay(context: RelayContext, options: RelayOptions = {}): Promise<Relay> {
  const { random = Math.random, ...given } = options
  const settings = { ...DEFAULT_SETTINGS, ...given }
  const { logger } = context
  const slot = await check(context, settings.publication)
  const outage = createOutage(logger)
  const probe = createProbe(context.metrics, { onStreaming: outage.over })
  const marks = createMarks(context.databaseUrl)
  const stop = new AbortController()
  const { signal } = stop
  const session = () =>
    runSession(context, { slot, settings, probe, signal, onMark: marks.reached, onNewSlot: marks.lost })

  const run = async () => {
    let [failures, busy, waits] = [0, 0, false]
    while (!signal.aborted) {
      const began = Date.now()
      let pause: number
      try {
        if ((await session()) === 'stopped') break
        outage.over(QUIET_MS)
        if (!waits && !outage.lasts) {
          waits = true
          logger.info({ slot }, 'another relay has the slot: waiting for it')
        }
        busy += 1
        probe.changed('waiting')
        pause = backoff(busy, random(), 20, BUSY_CAP_MS)
      } catch (error) {
        failures = Date.now() - began > GOOD_SESSION_MS ? 1 : failures + 1
        busy = 0
        waits = false
        probe.failed(error)
        pause = backoff(failures, random())
        outage.failed(error)
      }
      await wait(pause, undefined, { signal }).catch(() => {})
    }
    probe.changed('stopped')
  }
  const running = run()

  return {
    slot,
    caughtUp: marks.caughtUp,
    health: probe.health,
    async ping() {
      const { ok, state } = probe.health()
      if (!ok) throw new Error(`the relay is ${state}`)
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
      await marks[Symbol.asyncDispose]()
    },
  }
}

async function check({ databaseUrl, logger }: RelayContext, publication: string): Promise<string> {
  await using control = await connect(databaseUrl).catch(refused)
  await checkServer(control.client, publication, logger)
  const { rows } = await control.client.query<{ name: string }>('SELECT current_database() AS name')
  return slotName(rows[0]!.name, (text) => createHash('sha256').update(text).digest('hex'))
}

/** Credentials and names do not mend by themselves (PostgreSQL, appendix A: classes 28 and 3D). */
function refused(error: unknown): never {
  const { code, message } = error as { code?: string; message: string }
  if (code && /^(28|3D)/.test(code)) throw new RelaySetupError(`DATABASE_URL: ${message}`, { cause: error })
  throw error
}
