import { expect, test } from 'vitest'
import { seededRandom } from './seeded-random.ts'

test('the sequence follows from the seed alone', () => {
  // The first values of mulberry32(1), as its author's C gives them.
  const random = seededRandom(1)
  expect([random.next(), random.next(), random.next()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ])
  expect(seededRandom(2).next()).not.toBe(seededRandom(3).next())
})

test('int reaches both ends and nothing beyond; shuffle keeps every element', () => {
  const random = seededRandom(7)
  const seen = new Set(Array.from({ length: 200 }, () => random.int(2, 4)))
  expect([...seen].sort()).toEqual([2, 3, 4])
  const list = [1, 2, 3, 4, 5, 6]
  const shuffled = random.shuffle(list)
  expect(shuffled).not.toEqual(list)
  expect(shuffled.toSorted()).toEqual(list)
  expect(() => random.pick([])).toThrow(RangeError)
})
