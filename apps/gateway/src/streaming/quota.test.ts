import { EventEmitter } from 'node:events'
import type { Session } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { expect, it, vi } from 'vitest'
import { createQuota } from './quota.ts'

const LIMITS = { connectionsPerAccount: 2, connectionsPerAddress: 3 }
const alice = { accountId: 1 } as Session
const request = { ip: '10.0.0.1', ws: false } as unknown as FastifyRequest

const answer = (destroyed = false) => {
  const raw = Object.assign(new EventEmitter(), { destroyed })
  return { reply: { raw } as unknown as FastifyReply, leave: () => void raw.emit('close') }
}

it('a place is taken until the connection is gone', async () => {
  const quota = createQuota(LIMITS)
  const first = answer()
  await quota.enter(request, first.reply, alice)
  await quota.enter(request, answer().reply, alice)
  await expect(quota.enter(request, answer().reply, alice)).rejects.toMatchObject({ status: 429 })
  first.leave()
  await quota.enter(request, answer().reply, alice)
})

it('who is gone before a place was asked for takes none', async () => {
  const quota = createQuota(LIMITS)
  await expect(quota.enter(request, answer(true).reply, alice)).rejects.toThrow()
  expect(quota.size()).toBe(0)
})

it('who goes while other gateways are asked, or is refused by them, gives the place back there too', async () => {
  const asked = Promise.withResolvers<boolean>()
  const places = { raise: vi.fn(() => asked.promise), lower: vi.fn() }
  const quota = createQuota(LIMITS, places)
  const [goes, stays] = [answer(), answer()]
  const entering = [quota.enter(request, goes.reply, alice), quota.enter(request, stays.reply, alice)]
  goes.leave()
  asked.resolve(false)
  await Promise.allSettled(entering)
  stays.leave()
  expect(places.lower.mock.calls.map(([, count]) => count)).toEqual([1, 0])
  expect(quota.size()).toBe(0)
})
