/** The web app's session in a cookie, on a running server: live streams, signing out while they are open, and other sites' pages. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findChromium, waitUntil } from '@rookery/testing'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { cookieOf, type Person, signIn, signUp } from './support/people.ts'
import { postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

const executablePath = await findChromium()
const SESSION = '/api/rookery/v1/session'

let server: Server
let alice: Person
beforeAll(async () => {
  server = await startServer()
  alice = await signUp(server, 'alice')
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
  fetch(server.url + path, { method, headers })

function openSocket(headers: Record<string, string>, query = '') {
  const address = `${server.url.replace('http', 'ws')}/api/v1/streaming?stream=user${query}`
  const socket = new WebSocket(address, { headers })
  const said: string[] = []
  const state = { code: 0 }
  socket.on('message', (data) => said.push(String(data)))
  socket.on('close', (code) => (state.code = code))
  socket.on('error', () => {})
  return { socket, said, state }
}
async function refusal(headers: Record<string, string>, query = ''): Promise<number> {
  const { socket } = openSocket(headers, query)
  const [request, response] = await once(socket, 'unexpected-response')
  request.destroy()
  return response.statusCode
}

test('a page of ours hears live posts with the cookie alone; signing out ends socket and event stream at once', async () => {
  const web = await signIn(server, alice)
  const cookie = await cookieOf(web)
  const origin = server.url
  const { socket, said, state } = openSocket({ cookie, origin })
  await once(socket, 'open')
  const events = await ask('/api/v1/streaming/user', { cookie, 'sec-fetch-site': 'same-origin' })
  expect(events.status).toBe(200)
  const reader = events.body!.getReader()
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read());
    return true
  })()
  const { id } = await postAs(alice, 'live')
  await waitUntil(() => said.some((text) => text.includes(id)))

  const left = await ask(SESSION, { cookie, origin }, 'DELETE')
  expect(left.headers.getSetCookie()[0]).toMatch(new RegExp(`^rookery_${server.port}=; Max-Age=0;.*HttpOnly`))
  await waitUntil(() => state.code === 1008)
  expect(await ended).toBe(true)
  expect((await ask('/api/v1/timelines/home', { cookie })).status).toBe(401)
  expect((await web.fetch('/api/v1/timelines/home')).status).toBe(401)
  expect((await ask(SESSION, { cookie, origin }, 'DELETE')).status).toBe(200)
  expect((await alice.fetch('/api/v1/timelines/home')).status).toBe(200)
})

test('a page of another site opens no stream and changes nothing with it', async () => {
  const cookie = await cookieOf(await signIn(server, alice))
  const elsewhere = [
    {},
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:1' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of elsewhere as Record<string, string>[]) {
    expect(await refusal({ ...headers, cookie }), JSON.stringify(headers)).toBe(403)
    expect((await ask(SESSION, { ...headers, cookie }, 'DELETE')).status).toBe(403)
    const foreign = Object.keys(headers).length > 0
    const events = await ask('/api/v1/streaming/user', { ...headers, cookie })
    expect([events.status, JSON.stringify(headers)]).toEqual([foreign ? 403 : 200, JSON.stringify(headers)])
    await events.body?.cancel()
  }
  // The cookie is only looked at when there is no other token.
  const origin = 'http://client.example'
  const { socket } = openSocket({ cookie, origin }, `&access_token=${alice.token}`)
  await once(socket, 'open')
  socket.close()
  expect(await refusal({ cookie, origin: server.url, authorization: 'Bearer forged' })).toBe(401)
  expect(await refusal({ cookie, origin: server.url }, '&access_token=forged')).toBe(401)
  expect((await ask('/api/v1/timelines/home', { cookie })).status).toBe(200)
})

test('a dead cookie is refused and removed, where streams are public too', async () => {
  const cookie = `rookery_${server.port}=dead`
  for (const path of ['/api/v1/streaming/public', '/api/v1/timelines/public']) {
    const answer = await ask(path, { cookie })
    expect([answer.status, answer.headers.getSetCookie().length], path).toEqual([401, 1])
  }
  expect(await refusal({ cookie, origin: server.url })).toBe(401)
})

/** A page of ours, and one on another port of this host: of the same site, so that SameSite alone does not keep it out. */
async function openPages() {
  const sisterServer = createServer((_request, response) => response.end('a page')).listen(0)
  await once(sisterServer, 'listening')
  const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ bypassCSP: true })
  const pageAt = async (url: string) => {
    const page = await context.newPage()
    await page.goto(url)
    return page
  }
  return {
    ours: await pageAt(`${server.url}/health/live`),
    sister: await pageAt(`http://localhost:${(sisterServer.address() as AddressInfo).port}`),
    cookies: () => context.cookies(server.url),
    async [Symbol.asyncDispose]() {
      await browser.close()
      sisterServer.close()
    },
  }
}

type Init = Pick<RequestInit, 'method' | 'mode' | 'credentials'> & { headers?: Record<string, string>; body?: string }
/** In a page: status of a request, or why there is none; whether a socket opens. */
const request = async ({ url, init }: { url: string; init: Init }) =>
  fetch(url, init).then(
    (response) => response.status,
    (error: Error) => error.name,
  )
const connects = (url: string) =>
  new Promise<boolean>((resolve) => {
    const socket = new globalThis.WebSocket(url)
    socket.onopen = () => resolve(true)
    socket.onerror = () => resolve(false)
  })

test.skipIf(!executablePath)(
  'in a real browser: the cookie goes along by itself, and no script or sister site has it',
  async () => {
    const { token } = await signIn(server, alice)
    await using pages = await openPages()
    const { ours, sister } = pages
    const streams = `${server.url.replace('http', 'ws')}/api/v1/streaming?stream=user`
    const signingIn = { method: 'POST', headers: { authorization: `Bearer ${token}` } }
    expect(await ours.evaluate(request, { url: server.url + SESSION, init: signingIn })).toBe(200)
    expect(await pages.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', value: token }])
    expect(await ours.evaluate('document.cookie')).toBe('')

    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const ask = (path: string, init: Init = {}) => ({ url: server.url + path, init })
    const home = '/api/v1/timelines/home'
    expect(await ours.evaluate(request, ask(home))).toBe(200)
    const posting = { method: 'POST', headers, body: 'status=by+oneself' }
    expect(await ours.evaluate(request, ask('/api/v1/statuses', posting))).toBe(200)
    expect(await ours.evaluate(connects, streams)).toBe(true)

    // Chromium sends the cookie with these: ports are one site.
    const refused: number[] = []
    sister.on('response', (response) => refused.push(response.status()))
    const include = { mode: 'no-cors', credentials: 'include' } as const
    await sister.evaluate(request, ask('/api/v1/statuses', { ...posting, ...include }))
    await sister.evaluate(request, ask(home, include))
    await waitUntil(() => refused.length === 2)
    expect(refused).toEqual([403, 403])
    expect(await sister.evaluate(connects, streams)).toBe(false)

    expect(await ours.evaluate(request, ask(SESSION, { method: 'DELETE' }))).toBe(200)
    expect(await pages.cookies()).toEqual([])
    expect(await ours.evaluate(request, ask(home))).toBe(401)
  },
)
