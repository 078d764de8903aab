import { firstIdAt } from '@rookery/contracts'
import { seededRandom } from '@rookery/testing'
import { describe, expect, test } from 'vitest'
import { ENDLESS } from './dates.ts'
import { parseQuery } from './parse-query.ts'
import { resolvePeople } from './resolve-people.ts'
import type { Asked } from './types.ts'

/** A query in one line, as it was understood. */
function say(asked: Asked | null): string {
  if (asked === null) return ''
  switch (asked.kind) {
    case 'all':
      return asked.of.map(say).join(' ')
    case 'any':
      return `(${asked.of.map(say).join(' | ')})`
    case 'not':
      return `-${say(asked.of)}`
    case 'words':
      return (asked.stemmed ? '~' : '') + asked.words.join('+') + (asked.open ? '*' : '')
    case 'fact':
      return asked.fact
    case 'made':
      return `${day(asked.from)}..${day(asked.below)}`
    case 'kept':
      return `kept:${asked.reasons ?? 'all'}`
    case 'person':
      return `${asked.role}=${asked.name}`
    default:
      return asked.kind
  }
}
const day = (id: number) =>
  id === 0 || id === ENDLESS ? '' : new Date(id / 4096 + 1_451_606_400_000).toISOString().slice(0, 10)

describe('the query language', () => {
  test.each([
    ['cats dogs', '~cats ~dogs'],
    ['"Black Cats" dogs', 'black+cats ~dogs'],
    ['“black cats”', 'black+cats'],
    ['cats -dogs', '~cats -~dogs'],
    ['-"black cats"', '-black+cats'],
    ['cats OR dogs birds', '(~cats | ~dogs) ~birds'],
    ['a OR b OR c', '(~a | ~b | ~c)'],
    ['cats or dogs', '~cats ~or ~dogs'],
    ['from:alice', 'from=alice'],
    ['from:@alice@host.example -from:me', 'from=alice@host.example -from=me'],
    ['mentions:bob', 'mentions=bob'],
    ['has:media has:link has:poll has:reply', 'h/media h/link h/poll h/reply'],
    ['is:reply is:sensitive is:boost', 'i/reply i/sensitive kept:boosted'],
    ['in:library', 'kept:all'],
    ['in:public IN:Library', 'public kept:all'],
    ['language:pt-BR', 'l/pt'],
    ['before:2024-05', '..2024-05-01'],
    ['after:2024-05', '2024-06-01..'],
    ['after:2024', '2025-01-01..'],
    ['during:2024-02-29', '2024-02-29..2024-03-01'],
    ['during:2024-12', '2024-12-01..2025-01-01'],
    ['during:"2024"', '2024-01-01..2025-01-01'],
    ['#Caturday', 't/caturday'],
    ['#caturday!', 't/caturday'],
    ['-#caturday', '-t/caturday'],
    ['from:alice OR from:bob', '(from=alice | from=bob)'],
    ['@alice', '~alice'],
    ['foo-bar', 'foo+bar'],
    ['日本語', '日本+本語'],
    ['語', '語*'],
  ])('%s', (text, meaning) => {
    expect(say(parseQuery(text))).toBe(meaning)
  })
})

describe('what makes no sense is searched for as its words', () => {
  test.each([
    ['before:yesterday', 'before+yesterday'],
    ['during:2023-02-29', 'during+2023+02+29'],
    ['during:2024-13', 'during+2024+13'],
    ['has:fun', 'has+fun'],
    ['has:__proto__', 'has+proto'],
    ['constructor:x', 'constructor+x'],
    ['language:x', 'language+x'],
    ['from:', '~from'],
    ['from:a/b', 'from+a+b'],
    ['https://example.org/a', 'https+example+org+a'],
    ['"black cats', '~black ~cats'],
    ['say "black cats" "and', '~say black+cats ~and'],
    ['OR cats', '~or ~cats'],
    ['cats OR', '~cats ~or'],
    ['cats OR OR dogs', '~cats ~or ~or ~dogs'],
    ['OR', '~or'],
    ['- --cats', '-~cats'],
    ['#123', '~123'],
    ['#', ''],
    ['""', ''],
    ['!!! ( )', ''],
    ['', ''],
  ])('%s', (text, meaning) => {
    expect(say(parseQuery(text))).toBe(meaning)
  })
})

test('nothing throws, whatever is typed', () => {
  const random = seededRandom(11)
  const pieces = [
    'from:',
    'has:',
    '"',
    '-',
    'OR',
    ' ',
    ':',
    '#',
    '@',
    'me',
    'media',
    '2024-02',
    'before:',
    'cats',
    '語',
    '\0',
    '\ud800',
    '🎉',
    '(',
    '\\',
    "'",
    '*',
    '&',
    '|',
    '!',
  ]
  for (let run = 0; run < 5000; run++) {
    const text = Array.from({ length: random.int(0, 12) }, () =>
      random.chance(0.9) ? random.pick(pieces) : String.fromCharCode(random.int(0, 0xffff)),
    ).join('')
    expect(() => parseQuery(text)).not.toThrow()
  }
  expect(() => parseQuery('-"'.repeat(100_000))).not.toThrow()
})

test('people are found once, here only; unknown ones match nothing', async () => {
  const asked: string[][] = []
  const find = async (names: string[]) => {
    asked.push(names)
    return names.includes('alice') ? [{ id: 7, username: 'Alice' }] : []
  }
  const resolve = async (text: string) =>
    say(await resolvePeople(parseQuery(text)!, { viewerId: 1, localHost: 'rookery.test', find }))
  expect(await resolve('from:alice -mentions:ALICE from:me')).toBe('f/7 -m/7 f/1')
  expect(await resolve('from:alice@rookery.test OR from:alice@elsewhere.example')).toBe('(f/7 | f/0)')
  expect(await resolve('from:nobody')).toBe('f/0')
  expect(asked[0]).toEqual(['alice'])
  expect(firstIdAt(0)).toBe(0)
})
