import { expect, test } from 'vitest'
import { formatLsn, parseLsn } from './lsn.ts'

test.each([
  ['0/0', 0],
  ['0/16B3748', 0x16b3748],
  ['1/0', 2 ** 32],
  ['16/B374D848', 0x16 * 2 ** 32 + 0xb374d848],
  ['1FFFFF/FFFFFFFF', Number.MAX_SAFE_INTEGER],
])('%s', (text, lsn) => {
  expect(parseLsn(text)).toBe(lsn)
  expect(formatLsn(lsn)).toBe(text)
})
test('padded and lower case', () => expect(parseLsn('00000001/0000000a')).toBe(2 ** 32 + 10))
test.each(['', 'x/y', '17'])('%o is none', (text) => expect(() => parseLsn(text)).toThrow(RangeError))
