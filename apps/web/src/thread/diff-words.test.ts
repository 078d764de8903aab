import { expect, it } from 'vitest'
import { diffWords } from './diff-words.ts'

const told = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`))
    .join('')

it('says which words came and which went', () => {
  expect(told('the heron sleeps', 'the grey heron sleeps')).toBe('the [+grey ]heron sleeps')
  expect(told('the heron sleeps here', 'the heron here')).toBe('the heron [-sleeps ]here')
  expect(told('one', 'one')).toBe('one')
  expect(told('', 'new')).toBe('[+new]')
})

it('loses nothing: both texts can be read from it', () => {
  const [before, after] = ['a b c d\n\ne f g', 'x b d\n e e g h']
  const parts = diffWords(before, after)
  const without = (kind: string) =>
    parts
      .filter((part) => part.kind !== kind)
      .map(({ text }) => text)
      .join('')
  expect([without('added'), without('removed')]).toEqual([before, after])
})
