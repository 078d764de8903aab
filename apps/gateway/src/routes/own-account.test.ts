import { createLimiter, createMemoryRateCounters } from '@rookery/redis/limits'
import { fixedClock } from '@rookery/testing'
import { beforeEach, expect, it } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'

let gateway: Awaited<ReturnType<typeof createTestGateway>>
beforeEach(async () => {
  gateway = await createTestGateway()
})

it('one sees where one is signed in, and ends what is one’s own', async () => {
  const { alice, bob, signIn } = gateway
  const phone = await signIn(alice.id)
  const sessions = (await alice.call('GET', '/api/rookery/v1/sessions')).json()
  expect(sessions).toMatchObject([
    { application: { name: 'Test client', website: null }, current: false, last_used_at: null },
    { current: true },
  ])
  const url = `/api/rookery/v1/sessions/${sessions[0].id}`
  expect((await bob.call('DELETE', url)).statusCode).toBe(404)
  expect((await phone.call('GET', '/api/v1/preferences')).statusCode).toBe(200)
  expect((await alice.call('DELETE', url)).json()).toEqual({})
  expect((await phone.call('GET', '/api/v1/preferences')).statusCode).toBe(401)
  expect((await alice.call('DELETE', '/api/rookery/v1/sessions/none')).statusCode).toBe(404)
})

it('a new password takes the present one and ends the other sessions', async () => {
  const { alice, signIn } = gateway
  const phone = await signIn(alice.id)
  const change = (current_password: string) =>
    alice.call('POST', '/api/rookery/v1/account/password', { current_password, new_password: 'another password' })
  expect((await change('wrong')).statusCode).toBe(403)
  expect((await phone.call('GET', '/api/v1/preferences')).statusCode).toBe(200)
  expect((await change("alice's password")).json()).toEqual({})
  expect((await phone.call('GET', '/api/v1/preferences')).statusCode).toBe(401)
  expect((await alice.call('GET', '/api/v1/preferences')).statusCode).toBe(200)
})

it('guessing the password with a stolen token is slowed as signing in is', async () => {
  const limiter = createLimiter({ counters: createMemoryRateCounters(), clock: fixedClock() })
  const { alice } = await createTestGateway({ limiter })
  const guess = () => alice.call('POST', '/api/rookery/v1/account/delete', { password: 'a guess' })
  const answers: number[] = []
  for (let n = 0; n < 8; n++) answers.push((await guess()).statusCode)
  expect([answers[0], answers.at(-1)]).toEqual([403, 429])
})

it('an account is deleted by who knows its password; nobody sees it from then on', async () => {
  const { alice, bob } = gateway
  const remove = (password: string) => alice.call('POST', '/api/rookery/v1/account/delete', { password })
  expect((await remove('wrong')).statusCode).toBe(403)
  expect((await bob.call('GET', `/api/v1/accounts/${alice.id}`)).statusCode).toBe(200)
  gateway.edge.reads.forgetAccount(alice.id)
  expect((await remove("alice's password")).json()).toEqual({})
  expect((await bob.call('GET', `/api/v1/accounts/${alice.id}`)).statusCode).toBe(404)
  expect((await alice.call('GET', '/api/v1/preferences')).statusCode).toBe(401)
})

it('reading one’s sessions or acting on the account takes the scope', async () => {
  const { alice, signIn } = gateway
  const reader = await signIn(alice.id, ['read'])
  const writes = ['account/password', 'account/email', 'account/delete'] as const
  const body = { password: 'x', current_password: 'x', new_password: 'x', email: '' }
  for (const path of writes) {
    expect((await reader.call('POST', `/api/rookery/v1/${path}`, body)).statusCode, path).toBe(403)
  }
  const writer = await signIn(alice.id, ['write'])
  expect((await writer.call('GET', '/api/rookery/v1/sessions')).statusCode).toBe(403)
})
