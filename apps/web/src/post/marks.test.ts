import { expect, it } from 'vitest'
import { createEntities, type Status } from '../entities/entities.ts'
import { type Send, setMark, withMark } from './marks.ts'

const post = (marks: Partial<Status> = {}) =>
  ({ id: '1', account: { id: '2' }, favouritesCount: 3, reblogsCount: 0, ...marks }) as Status

/** A server that answers when told to. */
function slowServer() {
  const asked: { verb: string; answer(status: Status): void; refuse(): void }[] = []
  const send: Send = (_id, verb) =>
    new Promise((answer, reject) => asked.push({ verb, answer, refuse: () => reject(new Error('refused')) }))
  return { asked, send }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

it('counts a mark once', () => {
  const liked = withMark(post(), 'favourited', true)
  expect([liked.favourited, liked.favouritesCount]).toEqual([true, 4])
  expect(withMark(liked, 'favourited', true)).toBe(liked)
  expect(withMark(liked, 'favourited', false).favouritesCount).toBe(3)
})

it('shows at once, and takes back only what was refused', async () => {
  const entities = createEntities()
  const { asked, send } = slowServer()
  entities.keep([post()])
  const done = setMark(entities, '1', 'favourited', true, send)
  expect(entities.statuses.get('1')).toMatchObject({ favourited: true, favouritesCount: 4 })
  await turn()
  entities.statuses.patch('1', (old) => ({ ...old, reblogsCount: 7 }))
  asked[0]?.refuse()
  await expect(done).rejects.toThrow('refused')
  expect(entities.statuses.get('1')).toMatchObject({ favourited: false, favouritesCount: 3, reblogsCount: 7 })
})

it('sends what is asked of one post one after the other, and no answer undoes what is still asked', async () => {
  const entities = createEntities()
  const { asked, send } = slowServer()
  entities.keep([post()])
  const like = setMark(entities, '1', 'favourited', true, send)
  const bookmark = setMark(entities, '1', 'bookmarked', true, send)
  await turn()
  expect(asked.map(({ verb }) => verb)).toEqual(['favourite'])
  asked[0]?.answer(post({ favourited: true, favouritesCount: 9, bookmarked: false }))
  await like
  expect(entities.statuses.get('1')).toMatchObject({ favouritesCount: 9, bookmarked: true })
  await turn()
  asked[1]?.answer(post({ favourited: true, favouritesCount: 9, bookmarked: true }))
  await bookmark
  expect(asked.map(({ verb }) => verb)).toEqual(['favourite', 'bookmark'])
})

it('a refused mark that was changed again meanwhile is left as it is wanted now', async () => {
  const entities = createEntities()
  const { asked, send } = slowServer()
  entities.keep([post()])
  const like = setMark(entities, '1', 'favourited', true, send)
  const unlike = setMark(entities, '1', 'favourited', false, send)
  await turn()
  asked[0]?.refuse()
  await expect(like).rejects.toThrow('refused')
  expect(entities.statuses.get('1')).toMatchObject({ favourited: false, favouritesCount: 3 })
  await turn()
  asked[1]?.answer(post())
  await unlike
})
