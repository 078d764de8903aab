import { expect, test } from 'vitest'
import { newClusterId } from './start-kafka.ts'

test('no cluster id is taken for an option by the program that formats the folder', () => {
  const ids = Array.from({ length: 5_000 }, newClusterId)
  expect(ids.filter((id) => !/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/.test(id))).toEqual([])
})
