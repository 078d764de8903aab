import { expect, test } from 'vitest'
import { createOutage } from './outage.ts'

function setUp() {
  const lines: unknown[] = []
  let now = 0
  const note = (details: object, message: string) => void lines.push({ message, ...details })
  const outage = createOutage({ warn: note, info: note } as never, () => now)
  return { lines, outage, pass: (ms: number) => (now += ms) }
}

const BEGUN = 'the relay session ended: it starts again from the confirmed LSN'

test('one line when it begins, one a minute, one when it is over', () => {
  const { lines, outage, pass } = setUp()
  outage.over()
  for (let seconds = 0; seconds < 90; seconds += 3) {
    outage.failed(new Error('connect ECONNREFUSED'))
    pass(3_000)
  }
  outage.over()
  outage.over()
  expect(lines).toEqual([
    { message: BEGUN, reason: 'connect ECONNREFUSED' },
    { message: 'nothing is relayed still: it goes on trying', reason: 'connect ECONNREFUSED', seconds: 60, tries: 21 },
    { message: 'what kept the relay from working is over', seconds: 90, tries: 30 },
  ])
})

test('a fault of ours is told with its stack, each time', () => {
  const { lines, outage } = setUp()
  const bug = new Error('the session failed', { cause: new TypeError('undefined is not a function') })
  outage.failed(new Error('away'))
  outage.failed(bug)
  expect(lines[1]).toMatchObject({ err: bug })
})

test('two relays that take turns while the log is away say nothing of it', () => {
  const { lines, outage, pass } = setUp()
  for (let turns = 0; turns < 5; turns++) {
    outage.failed(new Error('away'))
    pass(1_000)
    outage.over(10_000)
  }
  expect([lines.length, outage.lasts]).toEqual([1, true])
  pass(10_000)
  outage.over(10_000)
  expect([lines.length, outage.lasts]).toEqual([2, false])
})
