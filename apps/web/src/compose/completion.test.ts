import { expect, it } from 'vitest'
import { completionAt, insertCompletion } from './completion.ts'

/** `|` stands for the caret. */
const at = (marked: string) => completionAt(marked.replace('|', ''), marked.indexOf('|'))

it.each([
  ['hello @ali|', 'person', 'ali', 6],
  ['@al| and more', 'person', 'al', 0],
  ['(@bob@elsewhere.ex|', 'person', 'bob@elsewhere.ex', 1],
  ['I like #Tea_2|', 'tag', 'Tea_2', 7],
  ['#日本|', 'tag', '日本', 0],
  ['line\n@c|', 'person', 'c', 5],
])('%s asks', (marked, kind, query, start) => {
  expect(at(marked)).toMatchObject({ kind, query, start, end: marked.indexOf('|') })
})

it.each(['bob@example|', 'https://example.org/@bob|', '@|', '# |', '@al|ice', 'a#b|', '@ali |', '|@ali', 'x/#y|'])(
  '%s asks for nothing',
  (marked) => {
    expect(at(marked)).toBeNull()
  },
)

it('puts the word in, one space after it, and the caret behind both', () => {
  const text = 'hi @al!'
  expect(insertCompletion(text, at('hi @al|!')!, '@alice')).toEqual({ text: 'hi @alice !', caret: 10 })
  expect(insertCompletion('@al\nx', at('@al|\nx')!, '@alice')).toEqual({ text: '@alice\nx', caret: 7 })
})

it('a long text costs no more than its end', () => {
  expect(at(`${'a'.repeat(9_000)} @bob|`)?.query).toBe('bob')
})
