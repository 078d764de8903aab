/** `npm run demo` against a server of its own with all limits on: a small town, and the same again, which makes nothing twice. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type Demo, fillDemo } from '@rookery/demo'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStandalone } from './support/command.ts'
import { freePort, type Server, startServer } from './support/server.ts'

const MAIN = fileURLToPath(new URL('../../demo/src/main.ts', import.meta.url))
const SIZES = { seed: 5, accounts: 8, posts: 30 }

let server: Server
let demo: Demo

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'on' } })
  demo = await fillDemo({ url: server.url, ...SIZES })
})
afterAll(() => server?.[Symbol.asyncDispose]())

const sum = (numbers: (number | null | undefined)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0)
const profiles = () => Promise.all(demo.accounts.map(({ masto }) => masto.v1.accounts.verifyCredentials()))
const planned = (kind: string) => demo.plan.steps.filter((step) => step.kind === kind).length
const postsOf = () => demo.plan.steps.flatMap((step) => (step.kind === 'post' ? [step.post] : []))
/** As the server counts: boosts are posts of their author, direct ones are not counted. */
const counts = async () => {
  const all = await profiles()
  return {
    posts: sum(all.map(({ statusesCount }) => statusesCount)),
    following: sum(all.map(({ followingCount }) => followingCount)),
    requests: sum(all.map(({ source }) => source.followRequestsCount)),
  }
}
/** A profile is held for two seconds. */
const untilCounted = () =>
  waitUntil(async () => isDeepStrictEqual(await counts(), expected()), {
    describe: async () => JSON.stringify([await counts(), expected()]),
  })
const expected = () => ({
  posts: planned('boost') + postsOf().filter(({ visibility }) => visibility !== 'direct').length,
  following: demo.plan.follows.filter(({ accepted }) => accepted).length,
  requests: demo.plan.follows.filter(({ accepted }) => !accepted).length,
})

test('what was planned is there: people with pictures, follows, posts, boosts and pins', async () => {
  expect(demo.posts).toEqual({ made: SIZES.posts, found: 0 })
  await untilCounted()
  for (const profile of await profiles()) {
    expect(profile.avatar).toContain('/media/')
    expect(profile.header).toContain('/media/')
    expect(profile.fields.length).toBeGreaterThan(0)
  }
  const pinner = demo.plan.steps.flatMap((step) => (step.kind === 'pin' ? [step.who] : []))[0]!
  const { masto, id } = demo.accounts.find(({ username }) => username === pinner)!
  expect(await masto.v1.accounts.$select(id).statuses.list({ pinned: true })).toHaveLength(1)
})

test('the same again makes nothing twice', async () => {
  const again = await fillDemo({ url: server.url, ...SIZES })
  expect(again.posts).toEqual({ made: 0, found: SIZES.posts })
  expect(again.accounts.map(({ id, isNew }) => [id, isNew])).toEqual(demo.accounts.map(({ id }) => [id, false]))
  await untilCounted()
})

test('the command: the password is said, the trickle comes, Ctrl-C ends it with 0', async () => {
  const before = (await counts()).posts
  const sizes = Object.entries(SIZES).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn(process.execPath, [MAIN, '--url', server.url, ...sizes, '--rate', '20'])
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  // With what it printed last: `exit` comes before the end of its pipes.
  const ended = once(child, 'close')
  await waitUntil(async () => (await counts()).posts > before + 2, { timeoutMs: 30_000, describe: () => printed })
  child.kill('SIGINT')
  const [code] = await ended
  expect(printed).toMatch(/Stopped after \d+ more things?\.\n$/)
  expect(code).toBe(0)
  expect(printed).toContain(`as maren / ${demo.password}`)
  expect(printed).toContain('found 8 accounts and 30 posts')
})

test('no server, or another seed: one clear line and exit code 1; wrong usage: help and 2', async () => {
  const nowhere = await runStandalone(MAIN, ['--url', `http://localhost:${await freePort()}`])
  expect([nowhere.code, nowhere.stderr.trim().split('\n')]).toEqual([
    1,
    [expect.stringContaining('Nothing answers at')],
  ])
  const other = await runStandalone(MAIN, ['--url', server.url, '--accounts', '2', '--seed', '6', '--no-trickle'])
  expect([other.code, other.stderr.trim().split('\n')]).toEqual([1, [expect.stringContaining('with another password')]])
  const wrong = await runStandalone(MAIN, ['--accounts', 'many'])
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Usage: npm run demo')])
})
