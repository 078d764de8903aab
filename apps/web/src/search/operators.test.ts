import { expect, it } from 'vitest'
import en from '../messages/en/search.json' with { type: 'json' }
import { examplesFor } from './operators.ts'
import { termsOf } from './query.ts'

it('every example means what it says: none is taken for mere words', () => {
  const groups = examplesFor({
    words: en.example,
    language: 'de',
    today: new Date('2026-11-21T12:00:00Z'),
  })
  const operators = groups.filter(({ group }) => group !== 'words').flatMap(({ examples }) => examples)
  for (const { write } of operators)
    expect([write, termsOf(write.endsWith(':') ? `${write}alice` : write)[0]?.kind]).toEqual([
      write,
      write.split(':')[0],
    ])
  expect(operators.map(({ write }) => write)).toContain('before:2026-11-21')
  expect(operators.map(({ write }) => write)).toContain('after:2025')
  const kinds = groups[0]?.examples.map(({ write }) => termsOf(write).map(({ kind, not }) => (not ? `-${kind}` : kind)))
  expect(kinds).toEqual([['word', 'word'], ['phrase'], ['-word'], ['word', 'or', 'word'], ['tag']])
})
