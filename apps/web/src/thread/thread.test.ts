import { expect, it } from 'vitest'
import { branches, depths, EMPTY_THREAD, join, type Row } from './thread.ts'

const row = (id: string, inReplyToId: string | null): Row => ({ id, inReplyToId })
const MAIN = '1'
/** 2 answers the post, 3 answers 2, 4 answers 3; 5 answers the post. */
const replies = [row('2', '1'), row('3', '2'), row('4', '3'), row('5', '1')]
const thread = { ancestors: [], replies }
const order = (joined: { replies: readonly Row[] }) => joined.replies.map(({ id }) => id).join('')

it('counts the steps to each reply; what answers a vanished one begins anew', () => {
  expect(Object.fromEntries(depths(MAIN, [...replies, row('6', 'gone')]))).toEqual({
    1: 0,
    2: 1,
    3: 2,
    4: 3,
    5: 1,
    6: 1,
  })
})

it('tells what a reply answers where the indentation cannot', () => {
  // 2 to 7 each answer the one before; 8 answers 6, 9 answers the post.
  const chain = ['2', '3', '4', '5', '6', '7'].map((id, index) => row(id, String(index + 1)))
  const found = branches(MAIN, [...chain, row('8', '6'), row('9', '1')])
  expect(found.map(({ level }) => level)).toEqual([0, 1, 2, 3, 3, 3, 3, 0])
  expect(found.map(({ joined }) => joined)).toEqual([false, false, false, true, true, false, false, false])
  expect(found.map(({ astray }) => astray)).toEqual([false, false, false, false, false, false, true, false])
})

it('a new reply goes below all that hangs on what it answers', () => {
  expect(order(join(thread, MAIN, row('9', '1')))).toBe('23459')
  expect(order(join(thread, MAIN, row('9', '2')))).toBe('23495')
  expect(order(join(thread, MAIN, row('9', '4')))).toBe('23495')
  expect(order(join(thread, MAIN, row('9', '5')))).toBe('23459')
  expect(order(join(EMPTY_THREAD, MAIN, row('9', '1')))).toBe('9')
})

it('what belongs elsewhere, or is here already, changes nothing', () => {
  expect(join(thread, MAIN, row('9', '77'))).toBe(thread)
  expect(join(thread, MAIN, row('9', null))).toBe(thread)
  expect(join(thread, MAIN, row('4', '3'))).toBe(thread)
})
