import { expect, test } from 'vitest'
import { partitionOfKey } from './partitions.ts'

test('the hash is stable: another one would move keys between partitions of logs that exist', () => {
  const keys = [0, 1, 4096, 8192, 1_407_374_883_553_280, 2 ** 53 - 1]
  expect(keys.map((key) => partitionOfKey(key, 1_000_003))).toMatchInlineSnapshot(`
    [
      0,
      72635,
      567637,
      525691,
      294844,
      615656,
    ]
  `)
})

test('ids of one millisecond step spread evenly', () => {
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < 10_000; i++) counts[partitionOfKey(1_400_000_000_000_000 + i * 4096, 4)]! += 1
  for (const count of counts) expect(Math.abs(count - 2_500)).toBeLessThan(250)
})
