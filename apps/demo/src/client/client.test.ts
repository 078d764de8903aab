import { MastoHttpError } from 'masto'
import { expect, test } from 'vitest'
import { eachOf } from './each-of.ts'
import { createPatience, resetOf } from './patience.ts'
import { DemoError, describeProblem } from './problem.ts'
import { textOf } from './standing-posts.ts'

const refused = (status: number, headers: Record<string, string>) =>
  new MastoHttpError({ statusCode: status, message: 'no' }, { cause: new Response(null, { status, headers }) })

test('a limit ends when the server says so', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z')
  expect(resetOf(new Headers({ 'x-ratelimit-reset': '2026-11-21T12:00:09.000Z' }), now)).toBe(now + 9_250)
  expect(resetOf(new Headers({ 'retry-after': '3' }), now)).toBe(now + 3_000)
  expect(resetOf(new Headers(), now)).toBeGreaterThan(now)
})

test('429 is waited for, said once and asked again; other refusals are not', async () => {
  const said: string[] = []
  const patiently = createPatience((line) => said.push(line))
  const reset = new Date().toISOString()
  let left = 3
  const limited = async () => {
    if (left-- > 0) throw refused(429, { 'x-ratelimit-reset': reset })
    return 'done'
  }
  expect(await patiently(limited)).toBe('done')
  expect(said).toHaveLength(1)
  await expect(patiently(() => Promise.reject(refused(422, {})))).rejects.toThrow('no')
})

test('a stop ends the wait', async () => {
  const stop = new AbortController()
  const patiently = createPatience(() => stop.abort(), stop.signal)
  const far = new Date(Date.now() + 3_600_000).toISOString()
  await expect(patiently(() => Promise.reject(refused(429, { 'x-ratelimit-reset': far })))).rejects.toThrow('abort')
})

test('problems are one line, our own bugs keep their stack', () => {
  const url = 'http://localhost:9'
  const gone = new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) })
  expect(describeProblem(gone, url)).toContain(`Nothing answers at ${url}`)
  expect(describeProblem(refused(403, {}), url)).toBe(`${url} refused: no (403)`)
  expect(describeProblem(new DemoError('do this'), url)).toBe('do this')
  expect(describeProblem(new TypeError('x is undefined'), url)).toBeNull()
})

test('the text of a post is read back from its HTML', () => {
  const html =
    '<p>One &amp; <span class="h-card"><a href="/@alice">@<span>alice</span></a></span><br />two</p><p>It&#39;s &lt;3</p>'
  expect(textOf(html)).toBe("One & @alice\ntwo\nIt's <3")
})

test('work is done in order, a few at a time, and ends with the first failure', async () => {
  let [now, most] = [0, 0]
  const begun: number[] = []
  await eachOf([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item)
    most = Math.max(most, ++now)
    await Promise.resolve()
    now--
  })
  expect([begun, most]).toEqual([[1, 2, 3, 4, 5, 6], 2])
  const started: number[] = []
  const failing = eachOf([1, 2, 3, 4, 5, 6], 1, async (item) => {
    started.push(item)
    if (item === 2) throw new Error('two')
  })
  await expect(failing).rejects.toThrow('two')
  expect(started).toEqual([1, 2])
})
