import { expect, test } from 'vitest'
import { depths } from './depths.ts'

const post = (id: string, inReplyToId: string | null = null) => ({ id, inReplyToId })

test('ancestors and the post itself are flush, replies step in, a reply to a vanished one counts as the first level', () => {
  const thread = [post('1'), post('2', '1'), post('3', '2'), post('4', '3'), post('5', '2'), post('6', 'gone')]
  expect(Object.fromEntries(depths(thread, '2'))).toEqual({ 1: 0, 2: 0, 3: 1, 4: 2, 5: 1, 6: 1 })
})
