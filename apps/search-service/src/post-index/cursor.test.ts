import { seededRandom } from '@rookery/testing'
import { expect, test } from 'vitest'
import { type Cursor, formatCursor, parseCursor } from './cursor.ts'

test('a cursor comes back as it was; anything else is none', () => {
  const cursor: Cursor = { kind: 'all', below: Number.MAX_SAFE_INTEGER, from: 0, score: -12.345678901234567, id: 7 }
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
  for (const kind of ['newest', 'library'] as const)
    expect(parseCursor(formatCursor({ ...cursor, kind }))?.kind).toBe(kind)
  for (const text of [null, '', 'x', 'a'.repeat(300)]) expect(parseCursor(text)).toBeNull()
  for (const inner of [
    'a_1_2_3',
    'a_1_2_NaN_4',
    'a_1_2__4',
    'a_-1_2_3_4',
    'constructor_1_2_3_4',
    'a_1e400_2_3_4',
    'a_1.5_2_3_4',
  ]) {
    expect(parseCursor(Buffer.from(inner).toString('base64url')), inner).toBeNull()
  }
  const random = seededRandom(1)
  for (let run = 0; run < 1000; run++) {
    const text = Array.from({ length: 20 }, () => String.fromCharCode(random.int(0, 255))).join('')
    expect(() => parseCursor(text)).not.toThrow()
  }
})
