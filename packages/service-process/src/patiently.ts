/** What cannot be done yet, because an engine or another service is away, is tried again until it can. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@rookery/telemetry'

const PAUSE_MS = 500

export interface Patience {
  /** Said once when it has to wait, and once when it need not any more. */
  what: string
  logger: Pick<Logger, 'warn' | 'info'>
  /** Ends the waiting: rejects with its reason. */
  signal: AbortSignal
  /** Whether waiting may mend it; else it is thrown. Everything unless told. */
  mayPass?: (error: unknown) => boolean
}

export async function patiently<T>(work: () => Promise<T>, { what, logger, signal, mayPass }: Patience): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      const result = await work()
      if (failures > 0) logger.info(`${what}: it answers`)
      return result
    } catch (error) {
      signal.throwIfAborted()
      if (mayPass?.(error) === false) throw error
      if (failures === 0) logger.warn({ err: error }, `${what}: waiting until it answers`)
      await wait(PAUSE_MS, undefined, { signal })
    }
  }
}
