/**
 * How many live connections one account (on all gateways) and one address (on this gateway, whose sockets they are) may hold; more
 * are refused before they are one.
 */
import type { Session } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { accountSubject, addressSubject } from '../limits/subjects.ts'
import { TooManyRequests } from '../limits/too-many.ts'
import type { StreamingDeps, StreamingLimits } from './ports.ts'

export type Quota = ReturnType<typeof createQuota>

/** A connection that is free again may well be one that was just lost. */
const RETRY_MS = 10_000

export function createQuota(
  limits: Pick<StreamingLimits, 'connectionsPerAccount' | 'connectionsPerAddress'>,
  places?: StreamingDeps['places'],
) {
  const open = new Map<string, number>()

  const add = (key: string, change: 1 | -1): number => {
    const count = (open.get(key) ?? 0) + change
    if (count > 0) open.set(key, count)
    else open.delete(key)
    return count
  }
  const full = (key: string, most: number) => (open.get(key) ?? 0) >= most
  const refuse = (): never => {
    throw new TooManyRequests(RETRY_MS, 'Too many live connections')
  }

  return {
    /** Takes a place until the connection is gone. Rejects with 429. */
    async enter(request: FastifyRequest, reply: FastifyReply, session: Session | null): Promise<void> {
      const most = limits.connectionsPerAccount
      const address = addressSubject(request.ip)
      const account = session === null || session.accountId === null ? null : accountSubject(session.accountId)
      if (full(address, limits.connectionsPerAddress) || (account !== null && full(account, most))) refuse()
      // A socket outlives its answer; an event stream is its answer, and its connection may serve others after it.
      const held = request.ws ? request.raw.socket : reply.raw
      // Gone while the session was looked up: its end, which gives the place back, may be over.
      if (held.destroyed) refuse()
      let left = false
      const leave = () => {
        if (left) return
        left = true
        add(address, -1)
        if (account === null) return
        const count = add(account, -1)
        places?.lower(account, count)
      }
      // Before anything is waited for: it may be gone meanwhile.
      held.once('close', leave)
      add(address, 1)
      if (account === null) return
      const count = add(account, 1)
      if (!places || (await places.raise(account, count, most))) return
      leave()
      refuse()
    },
    size: () => open.size,
  }
}
