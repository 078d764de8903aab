import { expect, it } from 'vitest'
import { keyset } from './keyset.ts'

it('reads the newest page when nothing bounds it', () => {
  const values: unknown[] = [7]
  const page = keyset({ limit: 20 }, 'f.id', values)
  expect(page.where).toBe('true')
  expect(page.orderAndLimit).toBe('ORDER BY f.id DESC LIMIT $2')
  expect(values).toEqual([7, 20])
  expect(page.newestFirst([3, 2, 1])).toEqual([3, 2, 1])
})

it('takes the newest page above sinceId', () => {
  const values: unknown[] = []
  const page = keyset({ maxId: 9, sinceId: 4, limit: 2 }, 'id', values)
  expect(page.where).toBe('id < $1 AND id > $2')
  expect(page.orderAndLimit).toBe('ORDER BY id DESC LIMIT $3')
  expect(values).toEqual([9, 4, 2])
})

it('reads upward from minId, and answers newest first all the same', () => {
  const values: unknown[] = []
  const page = keyset({ minId: 4, sinceId: 8, limit: 2 }, 'id', values)
  expect(page.where).toBe('id > $1')
  expect(page.orderAndLimit).toBe('ORDER BY id ASC LIMIT $2')
  expect(values).toEqual([4, 2])
  expect(page.newestFirst([5, 6])).toEqual([6, 5])
})
