import { comparePositions, type Position } from '@rookery/contracts'
import { seededRandom } from '@rookery/testing'
import { expect, test } from 'vitest'
import { versionOf } from './version.ts'

test('versions are ordered as positions are, and fit into a signed 64-bit number', () => {
  const random = seededRandom(11)
  const position = (): Position => ({
    epoch: random.int(0, 511),
    lsn: random.pick([random.int(0, 9), random.int(0, 2 ** 40), 2 ** 51 - 1 - random.int(0, 9)]),
    index: random.int(0, 7),
  })
  for (let run = 0; run < 2_000; run++) {
    const [a, b] = [position(), position()]
    const [x, y] = [versionOf(a), versionOf(b)]
    expect(x < y ? -1 : x > y ? 1 : 0).toBe(Math.sign(comparePositions(a, b)))
    expect(x >= 0n && x < 2n ** 63n).toBe(true)
  }
  expect(versionOf({ epoch: 0, lsn: 0, index: 0 })).toBe(0n)
  // Far into a transaction versions are equal, and never reach the next one.
  expect(versionOf({ epoch: 1, lsn: 5, index: 70_000 })).toBe(versionOf({ epoch: 1, lsn: 5, index: 7 }))
  expect(versionOf({ epoch: 1, lsn: 5, index: 70_000 }) < versionOf({ epoch: 1, lsn: 6, index: 0 })).toBe(true)
})

test('what does not fit is refused, not cut', () => {
  for (const wrong of [
    { epoch: 512, lsn: 1, index: 0 },
    { epoch: 1, lsn: 2 ** 51, index: 0 },
    { epoch: 1, lsn: 1, index: -1 },
  ]) {
    expect(() => versionOf(wrong)).toThrow(RangeError)
  }
})
