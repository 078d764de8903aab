/**
 * Slows guessing of passwords, per name and per address, without telling which names exist and without letting strangers
 * lock anybody out: what counts against a name from elsewhere does not count where its owner signed in before. Decision 0013.
 */
import { type Limiter, limitKey, type Rule, usedAt, waitFor } from '@rookery/redis/limits'
import { addressSubject, loginSubject } from './subjects.ts'
import { SIGN_IN } from './table.ts'
import { TooManyRequests } from './too-many.ts'

interface Count {
  key: string
  rule: Rule
}

/** Null stands for a wrong name or password. Throws 429 without having looked at the password. */
export async function guardSignIn<T>(
  limiter: Limiter | undefined,
  { ip, login }: { ip: string; login: string },
  verify: () => Promise<T | null>,
): Promise<T | null> {
  if (!limiter) return verify()
  const [name, address] = [loginSubject(login), addressSubject(ip)]
  const pair = SIGN_IN.pair.map((rule, n) => ({ key: limitKey(name, `${address}:${n}`), rule }))
  const everywhere: Count = { key: limitKey(name, 'sign-in'), rule: SIGN_IN.login }
  const failures: Count = { key: limitKey(address, 'failed-sign-ins'), rule: SIGN_IN.address }
  const known: Count = { key: limitKey(name, `known:${address}`), rule: { limit: 1, windowMs: SIGN_IN.knownMs } }

  const [isKnown] = await Promise.all([used(limiter, known), refuseWhenFull(limiter, failures)])
  // One after the other: what is refused counts against nothing further, so one address cannot use up a name's allowance.
  for (const count of pair) await take(limiter, count)
  if (isKnown === 0) await take(limiter, everywhere)
  const found = await verify()
  if (found === null) {
    await limiter.takeNow({ ...failures, cost: 1, always: true })
    return null
  }
  await Promise.all([
    limiter.clear([...pair, everywhere].map(({ key }) => key)),
    limiter.takeNow({ ...known, cost: 1, always: true }),
  ])
  return found
}

async function used(limiter: Limiter, { key, rule }: Count): Promise<number> {
  const { counter } = await limiter.takeNow({ key, rule, cost: 0, always: true })
  return usedAt(counter, rule, limiter.now())
}

/** Its own count is made afterwards, of failures only. */
async function refuseWhenFull(limiter: Limiter, count: Count): Promise<void> {
  const { counter } = await limiter.takeNow({ ...count, cost: 0, always: true })
  refuseFor(waitFor(counter, count.rule, limiter.now()))
}

async function take(limiter: Limiter, count: Count): Promise<void> {
  const { taken, counter } = await limiter.takeNow({ ...count, cost: 1 })
  if (!taken) refuseFor(Math.max(1, waitFor(counter, count.rule, limiter.now())))
}

function refuseFor(ms: number): void {
  if (ms > 0) throw new TooManyRequests(ms, 'Too many attempts to sign in')
}
