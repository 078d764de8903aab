import { expect, it } from 'vitest'
import { sayNowAndThen } from './say-now-and-then.ts'

it('the same trouble is one line in half a minute, another one is said at once', () => {
  const said: [message: string, times: number][] = []
  let now = 0
  const logger = { warn: (line: { err: Error; times: number }) => void said.push([line.err.message, line.times]) }
  const trouble = sayNowAndThen(logger as never, 'Redis is in trouble', { now: () => now })
  for (; now < 30_000; now += 1_000) trouble(new Error('refused'))
  expect(said).toEqual([['refused', 1]])
  trouble(new Error('no password'))
  expect(said).toEqual([
    ['refused', 1],
    ['no password', 1],
  ])
  trouble(new Error('refused'))
  expect(said.at(-1)).toEqual(['refused', 30])
})
