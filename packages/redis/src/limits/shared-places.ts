/**
 * Places that all processes share, such as an account's open streams: each process says how many it holds. What it says is a lease,
 * said again in time, so that the places of a killed process are free a minute later. Without Redis each process counts for itself.
 */
import { randomUUID } from 'node:crypto'
import type { Cluster, Redis } from 'ioredis'
import { within } from '../within.ts'
import { HOLD } from './lua/hold.ts'

export interface SharedPlacesOptions {
  /** Its commands should not wait for a Redis that is away (openImpatientCopy). */
  redis: Redis | Cluster
  /** How long a process counts that says nothing more; 60,000 ms unless told. */
  leaseMs?: number
  /** How long a place waits for Redis at most; 50 ms unless told. */
  waitMs?: number
  /** Places are this process's own until Redis answers. */
  onError?: (error: unknown) => void
}

export interface SharedPlaces extends AsyncDisposable {
  /**
   * This process is to hold `count` of the subject's places. False when all processes together would then hold more than `most`: nothing
   * has changed. Never rejects; true when Redis does not answer soon.
   */
  raise(subject: string, count: number, most: number): Promise<boolean>
  /** It holds only so many now. */
  lower(subject: string, count: number): void
  /** Says everything once more; happens by itself three times within a lease. Never rejects. */
  renew(): Promise<void>
}

interface Scripts {
  holdPlaces(key: string, process: string, count: number, most: number, leaseMs: number): Promise<0 | 1>
}

const AT_ONCE = 200
const ANY = Number.MAX_SAFE_INTEGER

export const placesKey = (subject: string): string => `places:{${subject}}`

export function createSharedPlaces(options: SharedPlacesOptions): SharedPlaces {
  const { redis, leaseMs = 60_000, waitMs = 50, onError = () => {} } = options
  redis.defineCommand('holdPlaces', { numberOfKeys: 1, lua: HOLD })
  const scripts = redis as unknown as Scripts
  const self = randomUUID()
  const held = new Map<string, number>()

  const note = (subject: string, count: number) => {
    if (count > 0) held.set(subject, count)
    else held.delete(subject)
  }
  const hold = (subject: string, count: number, most: number) =>
    scripts.holdPlaces(placesKey(subject), self, count, most, leaseMs)
  const tell = (subjects: readonly string[]) =>
    Promise.all(subjects.map((subject) => hold(subject, held.get(subject) ?? 0, ANY)))

  const renew = async () => {
    const subjects = [...held.keys()]
    try {
      for (let at = 0; at < subjects.length; at += AT_ONCE) await tell(subjects.slice(at, at + AT_ONCE))
    } catch (error) {
      onError(error)
    }
  }
  const timer = setInterval(() => void renew(), leaseMs / 3).unref()

  return {
    async raise(subject, count, most) {
      const before = held.get(subject) ?? 0
      note(subject, count)
      try {
        if ((await within(waitMs, hold(subject, count, most))) === 1) return true
        // Somebody else may have changed it meanwhile: then theirs is newer.
        if (held.get(subject) === count) note(subject, before)
        return false
      } catch (error) {
        onError(error)
        return true
      }
    },
    lower(subject, count) {
      note(subject, count)
      hold(subject, count, ANY).catch(onError)
    },
    renew,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      const subjects = [...held.keys()]
      held.clear()
      await within(waitMs * 20, tell(subjects)).catch(onError)
    },
  }
}
