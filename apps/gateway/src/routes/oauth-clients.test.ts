import { beforeEach, expect, it } from 'vitest'
import { createTestGateway, PUBLIC_URL } from '../testing/create-test-gateway.ts'
import { BACK, OOB, registerClient } from '../testing/register-client.ts'

let gateway: Awaited<ReturnType<typeof createTestGateway>>
beforeEach(async () => {
  gateway = await createTestGateway()
})

const alice = { username: 'alice', password: "alice's password" }

it('applications need addresses that are safe to go to', async () => {
  for (const uris of ['javascript:alert(1)', 'nonsense', '', 'https://a.example/#x']) {
    const answer = await gateway.call('POST', '/api/v1/apps', { client_name: 'x', redirect_uris: uris })
    expect(answer.statusCode, uris).toBe(422)
  }
  await registerClient(gateway, 'read', `${BACK}\n${OOB}`)
  await registerClient(gateway, 'read', 'myapp://signed-in')
})

it('userinfo says who has signed in, also to those who may know nothing else', async () => {
  const client = await registerClient(gateway, 'profile')
  const body = { grant_type: 'password', ...alice, ...client, scope: 'profile' }
  const { access_token } = (await gateway.call('POST', '/oauth/token', body)).json()
  const authorization = `Bearer ${access_token}`
  const { userinfo_endpoint } = (await gateway.call('GET', '/.well-known/oauth-authorization-server')).json()
  const { pathname } = new URL(userinfo_endpoint)
  for (const method of ['GET', 'POST'] as const) {
    expect((await gateway.call(method, pathname, undefined, { authorization })).json()).toMatchObject({
      iss: `${PUBLIC_URL}/`,
      sub: `${PUBLIC_URL}/users/alice`,
      preferred_username: 'alice',
    })
  }
  const refused = await gateway.call('GET', pathname)
  expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([401, 'Bearer'])
})

it('an application that signs out takes back its push subscription, though there never is one', async () => {
  const client = await registerClient(gateway, 'push')
  const body = { grant_type: 'password', ...alice, ...client, scope: 'push' }
  const authorization = `Bearer ${(await gateway.call('POST', '/oauth/token', body)).json().access_token}`
  const push = (method: 'GET' | 'POST' | 'DELETE') =>
    gateway.call(method, '/api/v1/push/subscription', undefined, { authorization })
  expect((await push('GET')).statusCode).toBe(404)
  expect((await push('POST')).statusCode).toBe(422)
  expect((await push('DELETE')).json()).toEqual({})
})
