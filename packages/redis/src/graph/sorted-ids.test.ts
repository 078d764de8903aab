import { describe, expect, it } from 'vitest'
import { sortedIds } from './sorted-ids.ts'

describe('sortedIds', () => {
  it('holds exactly what it was made from, whatever the order', () => {
    const given = [9, 1, 5, 5, 2 ** 53 - 1, 3]
    const set = sortedIds(given)
    expect([...set.values]).toEqual([1, 3, 5, 9, 2 ** 53 - 1])
    expect(set.size).toBe(5)
    for (const id of given) expect(set.has(id)).toBe(true)
    for (const id of [0, 2, 4, 8, 10, 2 ** 53 - 2]) expect(set.has(id)).toBe(false)
  })

  it('answers for an empty set', () => {
    expect(sortedIds([]).has(1)).toBe(false)
  })
})
