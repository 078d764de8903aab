/** How many live connections one account and one address may hold on this gateway; more are refused before they are one. */
import type { Session } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { accountSubject, addressSubject } from '../limits/subjects.ts'
import { TooManyRequests } from '../limits/too-many.ts'
import type { StreamingLimits } from './ports.ts'

export type Quota = ReturnType<typeof createQuota>

/** A connection that is free again may well be one that was just lost. */
const RETRY_MS = 10_000

export function createQuota(limits: Pick<StreamingLimits, 'connectionsPerAccount' | 'connectionsPerAddress'>) {
  const open = new Map<string, number>()

  const add = (key: string, change: 1 | -1) => {
    const count = (open.get(key) ?? 0) + change
    if (count > 0) open.set(key, count)
    else open.delete(key)
  }
  const full = (key: string, most: number) => (open.get(key) ?? 0) >= most

  return {
    /** Takes a place until the connection is gone. Throws 429. */
    enter(request: FastifyRequest, reply: FastifyReply, session: Session | null): void {
      const keys = [addressSubject(request.ip)]
      if (session !== null && session.accountId !== null) keys.push(accountSubject(session.accountId))
      const [address, account] = keys as [string, string?]
      if (full(address, limits.connectionsPerAddress) || (account && full(account, limits.connectionsPerAccount))) {
        throw new TooManyRequests(RETRY_MS, 'Too many live connections')
      }
      for (const key of keys) add(key, 1)
      // A socket outlives its answer; an event stream is its answer, and its connection may serve others after it.
      const held = request.ws ? request.raw.socket : reply.raw
      held.once('close', () => {
        for (const key of keys) add(key, -1)
      })
    },
    size: () => open.size,
  }
}
