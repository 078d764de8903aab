import { expect, test } from 'vitest'
import { slotName } from './slot.ts'

const hash = (text: string) => `${text.length}`.padStart(8, 'f')

test.each([
  ['rookery', 'rookery_rookery'],
  ['t_0a1b', 'rookery_t_0a1b'],
  ['My-App', 'rookery_my_app_fffffff6'],
])('%s → %s', (database, slot) => expect(slotName(database, hash)).toBe(slot))

test('a long name stays within 63 bytes and unique', () => {
  const names = ['a', 'b'].map((end) =>
    slotName('x'.repeat(62) + end, (text) => (text.endsWith('a') ? 'aaaaaaaa' : 'bbbbbbbb')),
  )
  expect(names.every((name) => name.length <= 63)).toBe(true)
  expect(new Set(names).size).toBe(2)
})
