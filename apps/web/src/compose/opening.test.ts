import { expect, it } from 'vitest'
import { openReply } from './opening.ts'

const post = (author: string, ...mentioned: string[]) =>
  ({ account: { acct: author }, mentions: mentioned.map((acct) => ({ acct })) }) as never

it('greets everybody once, but not oneself', () => {
  expect(openReply(post('bob', 'alice', 'carol', 'Bob'), 'alice').text).toBe('@bob @carol ')
})

it('selects those beside the author, so that they go when one types', () => {
  const { text, select } = openReply(post('bob', 'carol', 'dave@elsewhere.example'), 'alice')
  expect(text.slice(...select)).toBe('@carol @dave@elsewhere.example ')
})

it('has nothing to select where one person is answered, or oneself', () => {
  expect(openReply(post('bob'), 'alice')).toEqual({ text: '@bob ', select: [5, 5] })
  expect(openReply(post('Alice'), 'alice')).toEqual({ text: '', select: [0, 0] })
  const own = openReply(post('alice', 'bob', 'carol'), 'alice')
  expect(own).toEqual({ text: '@bob @carol ', select: [12, 12] })
})
