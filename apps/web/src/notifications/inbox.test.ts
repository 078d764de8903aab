import { describe, expect, it } from 'vitest'
import {
  appendPage,
  arrive,
  drop,
  firstPage,
  hide,
  type Inbox,
  type Item,
  meetTop,
  patch,
  reaches,
  showPending,
  unhide,
} from './inbox.ts'

const item = (key: string, newestId: string, count = 1): Item => ({ key, newestId, count })
const known = () => firstPage({ items: [item('c', '30'), item('b', '20'), item('a', '10')], next: '10' })
const shape = ({ entries, pending, waiting }: Inbox<Item>) => ({ entries, pending, waiting })

it('older pages: what comes again is not doubled and keeps its later form', () => {
  const inbox = appendPage(known(), { items: [item('b', '9', 7), item('z', '5')], next: null })
  expect(inbox.entries).toEqual(['c', 'b', 'a', 'z'])
  expect(inbox.items.get('b')).toEqual(item('b', '20'))
  expect(inbox.next).toBeNull()
})

describe('what comes live', () => {
  it('waits, each row once, until it is asked for', () => {
    const waiting = arrive(arrive(known(), item('d', '40'), false), item('d', '41', 2), false)
    expect(shape(waiting)).toEqual({ entries: ['c', 'b', 'a'], pending: ['d'], waiting: 2 })
    expect(shape(showPending(waiting))).toEqual({ entries: ['d', 'c', 'b', 'a'], pending: [], waiting: 0 })
  })
  it('changes a row in place and moves it only when asked', () => {
    const changed = arrive(known(), item('a', '40', 2), false)
    expect(shape(changed)).toEqual({ entries: ['c', 'b', 'a'], pending: ['a'], waiting: 1 })
    expect(changed.items.get('a')?.count).toBe(2)
    expect(showPending(changed).entries).toEqual(['a', 'c', 'b'])
  })
  it('slides in at the very top, and into an empty list', () => {
    expect(shape(arrive(known(), item('a', '40'), true))).toEqual({
      entries: ['a', 'c', 'b'],
      pending: [],
      waiting: 0,
    })
    expect(arrive(firstPage({ items: [], next: null }), item('d', '40'), false).entries).toEqual(['d'])
  })
})

describe('read from the top again', () => {
  it('reaches when its pages come down to what is known', () => {
    expect(reaches(known(), { items: [item('e', '50'), item('d', '40')], next: '40' })).toBe(false)
    expect(reaches(known(), { items: [item('e', '50'), item('c', '30')], next: '30' })).toBe(true)
    expect(reaches(known(), { items: [item('e', '50')], next: null })).toBe(true)
    // What came live since says nothing of what was missed before it.
    const live = arrive(known(), item('f', '60'), true)
    expect(reaches(live, { items: [item('f', '60'), item('e', '50')], next: '50' })).toBe(false)
  })
  it('what is new waits, what came anew changes in place, nothing is doubled', () => {
    const page = { items: [item('b', '60', 4), item('d', '40'), item('c', '30'), item('a', '10')], next: '10' }
    const met = meetTop(known(), page, false)
    expect(shape(met)).toEqual({ entries: ['c', 'b', 'a'], pending: ['b', 'd'], waiting: 4 })
    expect(met.items.get('b')?.count).toBe(4)
    expect(meetTop(known(), page, true).entries).toEqual(['b', 'd', 'c', 'a'])
    expect(shape(meetTop(met, page, false))).toEqual(shape(met))
  })
  it('what is gone goes, what the page says nothing of stays', () => {
    const met = meetTop(known(), { items: [item('c', '30'), item('x', '15')], next: '15' }, false)
    expect(met.entries).toEqual(['c', 'x', 'a'])
    expect(meetTop(known(), { items: [], next: null }, false).entries).toEqual([])
  })
  it('what came live meanwhile stays', () => {
    const live = arrive(known(), item('d', '40'), false)
    expect(shape(meetTop(live, { items: [item('c', '30')], next: '30' }, false)).pending).toEqual(['d'])
  })
  it('what is older than the last one is for the older pages', () => {
    const page = { items: [item('c', '30'), item('b', '20'), item('a', '10'), item('old', '5')], next: '5' }
    expect(meetTop(known(), page, false).entries).toEqual(['c', 'b', 'a'])
    expect(meetTop({ ...known(), next: null }, page, false).entries).toEqual(['c', 'b', 'a', 'old'])
  })
})

it('hides and brings back, or drops for good', () => {
  const hidden = hide(known(), ['b'])
  expect([...hidden.hidden]).toEqual(['b'])
  expect([...unhide(hidden, ['b']).hidden]).toEqual([])
  const dropped = drop(arrive(hidden, item('b', '40'), false), ['b'])
  expect(shape(dropped)).toEqual({ entries: ['c', 'a'], pending: [], waiting: 0 })
  expect(dropped.hidden.size).toBe(0)
})

it('changes only what is known', () => {
  const inbox = known()
  expect(patch(inbox, 'b', (old) => ({ ...old, count: 9 })).items.get('b')?.count).toBe(9)
  expect(patch(inbox, 'nothing', (old) => old)).toBe(inbox)
})
