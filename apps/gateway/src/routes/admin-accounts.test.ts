import { beforeEach, expect, it } from 'vitest'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'

let gateway: Awaited<ReturnType<typeof createTestGateway>>
/** alice came first, so she is the administrator. */
let admin: Person
beforeEach(async () => {
  gateway = await createTestGateway()
  const { config } = gateway.edge
  gateway = await createTestGateway({ config: { ...config, registrations: 'approval' } })
  admin = await gateway.signIn(gateway.alice.id, ['admin:read', 'admin:write'])
})

/** As an app does; answers the token that waits. */
async function signUp(username: string, reason: string) {
  const { client, edge, users, call } = gateway
  const own = edge.tokens.issue(
    await users.openSession({ accountId: null, appId: client.id, scopes: ['read', 'write'] }),
  )
  const person = { username, password: 'a long password', agreement: true, reason }
  const answer = await call('POST', '/api/v1/accounts', person, {}, own.access_token)
  expect(answer.statusCode).toBe(200)
  return answer.json().access_token as string
}
const list = async (query: string) => (await admin.call('GET', `/api/v1/admin/accounts?${query}`)).json()

it('who signs up waits, may not act, and is told so; an administrator approves or rejects', async () => {
  const token = await signUp('dave', 'I like birds')
  const asDave = () => gateway.call('GET', '/api/v1/accounts/verify_credentials', undefined, {}, token)
  expect((await asDave()).json()).toEqual({ error: 'Your login is currently pending approval' })
  expect((await asDave()).statusCode).toBe(403)
  expect((await gateway.bob.call('GET', '/api/v1/accounts/lookup?acct=dave')).statusCode).toBe(404)

  const [waiting] = await list('pending=true')
  expect(waiting).toMatchObject({ username: 'dave', approved: false, invite_request: 'I like birds' })
  const approved = await admin.call('POST', `/api/v1/admin/accounts/${waiting.id}/approve`)
  expect(approved.json()).toMatchObject({ approved: true })
  expect((await asDave()).statusCode).toBe(200)
  expect((await admin.call('POST', `/api/v1/admin/accounts/${waiting.id}/approve`)).statusCode).toBe(422)

  await signUp('erin', 'spam')
  const [spam] = (await admin.call('GET', '/api/v2/admin/accounts?status=pending')).json()
  expect((await admin.call('POST', `/api/v1/admin/accounts/${spam.id}/reject`)).statusCode).toBe(200)
  expect((await admin.call('GET', `/api/v1/admin/accounts/${spam.id}`)).statusCode).toBe(404)
  const records = (await admin.call('GET', '/api/rookery/v1/admin/audit')).json()
  expect(records).toMatchObject([
    { actor: admin.id.toString(), action: 'reject', target: 'erin' },
    { action: 'approve', target: 'dave' },
  ])
})

it('suspends and restores; not another administrator', async () => {
  const { bob, alice } = gateway
  const action = (id: number, type = 'suspend') => admin.call('POST', `/api/v1/admin/accounts/${id}/action`, { type })
  expect((await action(bob.id)).json()).toEqual({})
  expect((await bob.call('GET', '/api/v1/preferences')).statusCode).toBe(401)
  expect(await list('suspended=true')).toMatchObject([{ username: 'bob', suspended: true }])
  expect((await action(bob.id)).statusCode).toBe(422)
  expect((await admin.call('POST', `/api/v1/admin/accounts/${bob.id}/unsuspend`)).json()).toMatchObject({
    suspended: false,
  })
  expect((await bob.call('GET', '/api/v1/preferences')).statusCode).toBe(200)
  expect((await action(alice.id)).statusCode).toBe(403)
  expect((await action(bob.id, 'silence')).statusCode).toBe(422)
  expect((await action(1)).statusCode).toBe(404)
})

it('is for administrators with the scope, and only while they are', async () => {
  const { bob, alice, signIn, users, call } = gateway
  const asBob = await signIn(bob.id, ['admin:read', 'admin:write'])
  const routes = [
    ['GET', '/api/v1/admin/accounts'],
    ['GET', '/api/v2/admin/accounts'],
    ['GET', `/api/v1/admin/accounts/${alice.id}`],
    ['POST', `/api/v1/admin/accounts/${alice.id}/approve`],
    ['POST', `/api/v1/admin/accounts/${alice.id}/reject`],
    ['POST', `/api/v1/admin/accounts/${alice.id}/unsuspend`],
    ['POST', `/api/v1/admin/accounts/${alice.id}/action`, { type: 'suspend' }],
    ['GET', '/api/rookery/v1/admin/audit'],
  ] as const
  for (const [method, url, body] of routes) {
    expect((await call(method, url, body)).statusCode, url).toBe(401)
    expect((await asBob.call(method, url, body)).statusCode, url).toBe(403)
    expect((await alice.call(method, url, body)).statusCode, url).toBe(403)
  }
  expect(await list('limit=2')).toHaveLength(2)
  expect((await alice.call('GET', '/api/v1/accounts/verify_credentials')).json().role.permissions).toBe('1')
  await users.setAdministrator({ actor: 'cli', accountId: alice.id, admin: false })
  expect((await admin.call('GET', '/api/v1/admin/accounts')).statusCode).toBe(403)
})

it('pages downward', async () => {
  const first = await admin.call('GET', '/api/v1/admin/accounts?limit=2')
  const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!
  const rest = await admin.call('GET', next.slice(next.indexOf('/api')))
  const names = [...first.json(), ...rest.json()].map(({ username }: { username: string }) => username)
  expect(names).toEqual(['carol', 'bob', 'alice'])
})
