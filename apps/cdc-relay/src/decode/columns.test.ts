import { expect, test } from 'vitest'
import { columnParser } from './columns.ts'

test.each([
  [20, '7432112345678901', 7432112345678901],
  [1184, '2026-11-21 08:00:00+00', Date.UTC(2026, 10, 21, 8)],
  [1184, '2026-11-21 08:00:00.123456+00', Date.UTC(2026, 10, 21, 8, 0, 0, 123)],
  [1184, '2026-11-21 08:00:00.5+00', Date.UTC(2026, 10, 21, 8, 0, 0, 500)],
  [1016, '{}', []],
  [1016, '{1,7432112345678901}', [1, 7432112345678901]],
  [1009, '{a,"b c","d\\"e"}', ['a', 'b c', 'd"e']],
  [16, 't', true],
  [16, 'f', false],
  [25, 'text', 'text'],
  [3802, '{"a": 1}', '{"a": 1}'],
])('type %i: %s', (type, text, value) => expect(columnParser(type)(text)).toEqual(value))
