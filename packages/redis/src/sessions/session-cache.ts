/**
 * Sessions as reads see them: at most five seconds old, emptied at once by the signal of a revocation.
 * While signals cannot be heard nothing is cached: then every look-up goes to user-service.
 */
import type { Id, Session, UsersService } from '@rookery/contracts'
import type { Signals } from '../signals/signals.ts'

export interface SessionCache extends Disposable {
  /** Null when unknown, revoked, or its account is not active. `fresh` (writes) asks user-service itself. */
  find(sessionId: Id, options?: { fresh?: boolean }): Promise<Session | null>
  /** Call after the row is revoked, await before answering: no process serves it from its cache afterwards. */
  sessionRevoked(sessionId: Id): Promise<void>
  /** Call after the state of an account changed: all of its sessions are looked up anew, those it had none of before too. */
  accountChanged(accountId: Id): Promise<void>
  /** Drops one here only: for who learns of a revocation from the log (rows changed by hand have no signal). */
  forget(sessionId: Id): void
  /** The same for the sessions of an account whose state changed. */
  forgetAccount(accountId: Id): void
}

export interface SessionCacheOptions {
  find: UsersService['findSession']
  signals: Pick<Signals, 'publish' | 'on' | 'connected'>
  clock: { now(): number }
  maxAgeMs?: number
  maxEntries?: number
}

interface Entry {
  session: Session | null
  loadedAt: number
}

/** A look-up under way; a signal marks it stale, and its answer is then not kept. */
interface Load {
  answer: Promise<Session | null>
  stale: boolean
}

export function createSessionCache(options: SessionCacheOptions): SessionCache {
  const { find, signals, clock, maxAgeMs = 5_000, maxEntries = 50_000 } = options
  const entries = new Map<Id, Entry>()
  const loads = new Map<Id, Set<Load>>()

  const spoil = (id: Id) => {
    for (const load of loads.get(id) ?? []) load.stale = true
    loads.delete(id)
  }
  const forget = (id: Id) => {
    entries.delete(id)
    spoil(id)
  }
  const forgetAll = () => {
    entries.clear()
    for (const id of [...loads.keys()]) spoil(id)
  }
  const forgetAccount = (accountId: Id) => {
    for (const [id, { session }] of entries) {
      // Nor is known whose the refused ones are: an account that is let in again has sessions.
      if (session === null || session.accountId === accountId) entries.delete(id)
    }
    // Whose sessions are being looked up is not known yet.
    for (const id of [...loads.keys()]) spoil(id)
  }

  const keep = (id: Id, entry: Entry) => {
    entries.delete(id)
    entries.set(id, entry)
    if (entries.size > maxEntries) entries.delete(entries.keys().next().value!)
  }

  const load = (id: Id) => {
    const running: Load = { stale: false, answer: Promise.resolve(null) }
    const ofSession = loads.get(id) ?? new Set<Load>()
    loads.set(id, ofSession.add(running))
    const loadedAt = clock.now()
    running.answer = find({ sessionId: id })
      .then((session) => {
        if (!running.stale && signals.connected()) keep(id, { session, loadedAt })
        return session
      })
      .finally(() => {
        ofSession.delete(running)
        if (ofSession.size === 0 && loads.get(id) === ofSession) loads.delete(id)
      })
    return running.answer
  }

  const off = signals.on((signal) => {
    if (signal.type === 'session') forget(signal.sessionId)
    else if (signal.type === 'account') forgetAccount(signal.accountId)
    else if (signal.type === 'missed') forgetAll()
  })

  return {
    async find(id, { fresh = false } = {}) {
      if (fresh || !signals.connected()) return load(id)
      const entry = entries.get(id)
      if (entry && clock.now() - entry.loadedAt < maxAgeMs) return entry.session
      const [running] = loads.get(id) ?? []
      return running ? running.answer : load(id)
    },
    sessionRevoked: (sessionId) => signals.publish({ type: 'session', sessionId }),
    accountChanged: (accountId) => signals.publish({ type: 'account', accountId }),
    forget,
    forgetAccount,
    [Symbol.dispose]: off,
  }
}
