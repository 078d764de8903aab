/** Whom a limit counts: an account, or the network address of whoever has none. */
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Id } from '@rookery/contracts'

export const accountSubject = (accountId: Id): string => `a${accountId}`

/** An IPv6 customer has a /64 at least: addresses in it are one subject. */
export function addressSubject(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return `i${mapped}`
  return `i${isIPv6(ip) ? networkOf(ip) : ip.slice(0, 64)}`
}

function networkOf(ip: string): string {
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const parts = head === '' ? [] : head.split(':')
  // What `::` stands for are zeros; an embedded IPv4 address is two groups, and never within the first four.
  const after = tail === undefined || tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0)
  if (tail !== undefined) {
    const zeros = Math.max(0, 8 - parts.length - after)
    parts.push(...Array.from({ length: zeros }, () => '0'), ...tail.split(':'))
  }
  const groups = parts.slice(0, 4).map((group) => (Number.parseInt(group, 16) || 0).toString(16))
  return `${groups.join(':')}::/64`
}

/** What someone typed as their name: bounded, and not readable in Redis. */
export const loginSubject = (login: string): string =>
  `n${createHash('sha256').update(login.trim().toLowerCase()).digest('base64url').slice(0, 22)}`
