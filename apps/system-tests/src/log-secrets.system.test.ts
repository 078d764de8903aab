/** A person's whole session at the most talkative log level: nothing that opens an account is in what was printed. */
import { readFileSync } from 'node:fs'
import { waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { cookieOf, signIn, signUp } from './support/people.ts'
import { postAs } from './support/posting.ts'
import { startServer } from './support/server.ts'

test('no token, password or key is printed, wherever it travelled', async () => {
  await using server = await startServer({ env: { LOG_LEVEL: 'trace' } })
  const alice = await signUp(server, 'alice')
  const phone = await signIn(server, alice)
  await postAs(phone, 'hello')
  await using live = await openLive(server, { token: phone.token, stream: 'user' })
  const inQuery = new WebSocket(
    `${server.url.replace('http', 'ws')}/api/v1/streaming?stream=user&access_token=${phone.token}`,
  )
  await waitUntil(() => inQuery.readyState === WebSocket.OPEN)
  const events = await fetch(`${server.url}/api/v1/streaming/user?access_token=${phone.token}`)
  expect(events.status).toBe(200)
  const post = await postAs(alice, 'to all streams')
  await live.until(({ payload }) => payload.includes(post.id))

  // Wrong ones too: what somebody mistyped is nearly right.
  const wrong = 'a mistyped password of alice'
  await expect(signIn(server, { username: 'alice', password: wrong })).rejects.toThrow()
  await fetch(`${server.url}/api/v1/timelines/home?access_token=${alice.token}`)
  await fetch(`${server.url}/no/such/page?access_token=${alice.token}&password=${encodeURIComponent(wrong)}`)
  await fetch(`${server.url}/api/v1/statuses`, { method: 'POST', headers: { authorization: `Bearer ${wrong}` } })
  await fetch(`${server.url}/oauth/token`, {
    method: 'POST',
    body: `{"password":"${wrong}"`,
    headers: { 'content-type': 'application/json' },
  })
  // The web app's way: the token in a cookie, on good requests, refused ones, and one that is over.
  const web = await signIn(server, alice)
  const cookie = await cookieOf(web)
  const origin = server.url
  const inCookie = (path: string, init: RequestInit = {}) =>
    fetch(server.url + path, { ...init, headers: { cookie, origin, ...init.headers } })
  expect((await inCookie('/api/v1/timelines/home')).status).toBe(200)
  expect(
    (await inCookie('/api/v1/statuses', { method: 'POST', headers: { origin: 'http://evil.example' } })).status,
  ).toBe(403)
  expect(
    (await inCookie('/api/v1/statuses', { method: 'POST', body: `{"cookie":"${cookie}"` })).status,
  ).toBeGreaterThan(399)
  await inCookie(`/no/such/page?${cookie}`)
  expect((await inCookie('/api/rookery/v1/session', { method: 'DELETE' })).status).toBe(200)
  expect((await inCookie('/api/v1/timelines/home')).status).toBe(401)
  inQuery.close()
  await events.body?.cancel()
  await phone.signOut()
  await server.stop()

  const printed = server.output()
  expect(printed).toContain('/api/v1/statuses')
  expect(printed).toContain('/oauth/token')
  expect(printed).toContain('/api/rookery/v1/session')
  const kept = (name: string) => readFileSync(`${server.dataDir}/${name}`, 'utf8').trim()
  const secrets = [
    alice.token,
    phone.token,
    web.token,
    web.token.split('.').at(-1)!,
    alice.password,
    wrong,
    kept('secret.key'),
    kept('postgres.password'),
    kept('redis.password'),
  ]
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), secret.replaceAll(' ', '+')])
      expect(printed).not.toContain(form)
  }
})
