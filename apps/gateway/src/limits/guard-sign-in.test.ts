import { createLimiter, createMemoryRateCounters } from '@rookery/redis/limits'
import { fixedClock } from '@rookery/testing'
import { describe, expect, test } from 'vitest'
import { guardSignIn } from './guard-sign-in.ts'
import { SIGN_IN } from './table.ts'
import { TooManyRequests } from './too-many.ts'

const HOUR = 3_600_000

function door() {
  const clock = fixedClock()
  const limiter = createLimiter({ counters: createMemoryRateCounters(), clock })
  let looked = 0
  /** 'in', 'wrong', or seconds to wait. */
  const knock = async (ip: string, login: string, right = false): Promise<'in' | 'wrong' | number> => {
    try {
      const verify = async () => {
        looked++
        return right ? login : null
      }
      return (await guardSignIn(limiter, { ip, login }, verify)) === null ? 'wrong' : 'in'
    } catch (error) {
      if (error instanceof TooManyRequests) return error.retryAfter
      throw error
    }
  }
  /** Guesses from as many addresses as it takes to use up what a name allows from everywhere. */
  const siege = async (login: string) => {
    for (let n = 0; n < 60; n++) for (let m = 0; m < 2; m++) await knock(`198.51.100.${n}`, login)
  }
  return { clock, knock, siege, looked: () => looked }
}

describe('guessing', () => {
  test('is slowed more the longer it goes on, and costs no password check meanwhile', async () => {
    const { clock, knock, looked } = door()
    const perMinute = SIGN_IN.pair[0].limit
    for (let n = 0; n < perMinute; n++) expect(await knock('192.0.2.1', 'alice')).toBe('wrong')
    const wait = await knock('192.0.2.1', 'alice')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(120)
    expect(looked()).toBe(perMinute)
    // Someone who always waits as long as told runs into the next rule: from seconds to minutes.
    let longest = 0
    for (let n = 0; n < 40; n++) {
      const answer = await knock('192.0.2.1', 'alice')
      if (typeof answer === 'number') {
        longest = Math.max(longest, answer)
        clock.advance(answer * 1000)
      }
    }
    expect(longest).toBeGreaterThan(120)
  })

  test('many names from one address is slowed too, and a success in between does not help', async () => {
    const { clock, knock } = door()
    for (let n = 0; n < SIGN_IN.address.limit; n++) expect(await knock('192.0.2.1', `name${n}`)).toBe('wrong')
    expect(await knock('192.0.2.1', 'another')).toBeTypeOf('number')
    clock.advance(2 * HOUR)
    expect(await knock('192.0.2.1', 'mallory', true)).toBe('in')
    for (let n = 0; n < SIGN_IN.address.limit; n++) await knock('192.0.2.1', `name${n}`)
    await knock('192.0.2.1', 'mallory', true)
    expect(await knock('192.0.2.1', 'another')).toBeTypeOf('number')
  })

  test('answers the same for names that exist and names that do not', async () => {
    const { knock } = door()
    const answers = async (login: string, ip: string) => {
      const all = []
      for (let n = 0; n < 10; n++) all.push(await knock(ip, login))
      return all
    }
    expect(await answers('alice', '192.0.2.1')).toEqual(await answers('nobody', '192.0.2.2'))
  })

  test('counts however the name is typed', async () => {
    const { knock } = door()
    for (const name of ['alice', 'Alice', ' ALICE', 'aLICE ', 'alice']) await knock('192.0.2.1', name)
    expect(await knock('192.0.2.1', 'aliCE')).toBeTypeOf('number')
  })
})

describe('the owner', () => {
  test('who signs in is as free as before', async () => {
    const { knock } = door()
    for (let n = 0; n < 4; n++) await knock('192.0.2.1', 'alice')
    expect(await knock('192.0.2.1', 'alice', true)).toBe('in')
    for (let n = 0; n < 5; n++) expect(await knock('192.0.2.1', 'alice')).toBe('wrong')
  })

  test('is not kept out by one who guesses elsewhere, however long', async () => {
    const { knock } = door()
    for (let n = 0; n < 500; n++) await knock('198.51.100.1', 'alice')
    expect(await knock('192.0.2.1', 'alice', true)).toBe('in')
  })

  test('is not kept out by many who guess from everywhere, where she signed in before', async () => {
    const { knock, siege, clock } = door()
    expect(await knock('192.0.2.1', 'alice', true)).toBe('in')
    clock.advance(20 * 24 * HOUR)
    await siege('alice')
    expect(await knock('203.0.113.9', 'alice')).toBeTypeOf('number')
    expect(await knock('192.0.2.1', 'alice', true)).toBe('in')
  })

  test('waits at most two hours elsewhere once the many are gone', async () => {
    const { knock, siege, clock } = door()
    await siege('alice')
    const wait = await knock('203.0.113.9', 'alice', true)
    expect(wait).toBeTypeOf('number')
    expect(wait).toBeLessThanOrEqual(7_200)
    clock.advance(Number(wait) * 1000)
    expect(await knock('203.0.113.9', 'alice', true)).toBe('in')
  })
})
