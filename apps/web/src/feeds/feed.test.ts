import { describe, expect, it } from 'vitest'
import {
  appendPage,
  arrive,
  type Feed,
  fillGap,
  firstPage,
  meetTop,
  newestFirst,
  renewTop,
  showPending,
  vanished,
  without,
} from './feed.ts'

const feed = (entries: Feed['entries'], pending: Feed['pending'] = [], next: string | null = '1'): Feed => ({
  entries,
  pending,
  next,
})

it('orders ids of different length by age', () => {
  expect(['9', '100', '99', '101'].sort(newestFirst)).toEqual(['101', '100', '99', '9'])
})

it('a list in the server’s own order is read anew only if its top changed: else what was paged in stays', () => {
  const paged = feed(['3', '9', '4', '7'])
  expect(renewTop(paged, { ids: ['3', '9'], next: '9' })).toBe(paged)
  expect(renewTop(paged, { ids: ['5', '3'], next: '3' })).toEqual(feed(['5', '3'], [], '3'))
  expect(renewTop(paged, { ids: ['3', '9'], next: null })).toEqual(feed(['3', '9'], [], null))
  expect(renewTop(paged, { ids: ['3', '9', '4', '7', '8'], next: '8' }).entries).toHaveLength(5)
  expect(renewTop(feed([], [], null), { ids: ['3'], next: null })).toEqual(feed(['3'], [], null))
})

describe('what arrives live', () => {
  it('waits, or is shown, each once and at its place', () => {
    const waiting = arrive(arrive(feed(['5', '3']), '7', false), '6', false)
    expect(waiting).toEqual(feed(['5', '3'], ['7', '6']))
    expect(arrive(waiting, '7', false)).toBe(waiting)
    expect(arrive(waiting, '7', true)).toEqual(feed(['7', '5', '3'], ['6']))
    expect(arrive(waiting, '4', true)).toEqual(feed(['5', '4', '3'], ['7', '6']))
    expect(arrive(waiting, '5', true)).toBe(waiting)
    expect(showPending(waiting)).toEqual(feed(['7', '6', '5', '3']))
  })
})

describe('a page from the top after an absence', () => {
  it('joins what is known', () => {
    expect(meetTop(feed(['5', '3']), { ids: ['7', '6', '5'], next: '5' }, false)).toEqual(feed(['5', '3'], ['7', '6']))
    expect(meetTop(feed(['5', '3']), { ids: ['7', '5', '4'], next: '4' }, true)).toEqual(feed(['7', '5', '4', '3']))
  })
  it('fills in what was missed between known posts, without a pill for it', () => {
    expect(meetTop(feed(['5', '3']), { ids: ['7', '5', '4', '3'], next: '3' }, false)).toEqual(
      feed(['5', '4', '3'], ['7']),
    )
  })
  it('leaves a gap when it does not reach', () => {
    const away = meetTop(feed(['5', '3']), { ids: ['9', '8'], next: '8' }, false)
    expect(away).toEqual(feed(['5', '3'], ['9', '8', { below: '8' }]))
    expect(showPending(away).entries).toEqual(['9', '8', { below: '8' }, '5', '3'])
    expect(meetTop(feed(['5', '3']), { ids: ['9', '8'], next: '8' }, true).entries).toEqual([
      '9',
      '8',
      { below: '8' },
      '5',
      '3',
    ])
  })
  it('that is all there is leaves none', () => {
    expect(meetTop(feed(['5']), { ids: ['9'], next: null }, true).entries).toEqual(['9', '5'])
  })
  it('is the feed when nothing was known', () => {
    expect(meetTop(feed([], [], null), { ids: ['9'], next: '9' }, false)).toEqual(firstPage({ ids: ['9'], next: '9' }))
  })
})

describe('a gap', () => {
  const open = feed(['9', '8', { below: '8' }, '3', '2'])
  it('is filled from its top and closes when it meets', () => {
    const half = fillGap(open, '8', { ids: ['7', '6'], next: '6' })
    expect(half.entries).toEqual(['9', '8', '7', '6', { below: '6' }, '3', '2'])
    expect(fillGap(half, '6', { ids: ['5', '3'], next: '3' }).entries).toEqual(['9', '8', '7', '6', '5', '3', '2'])
  })
  it('closes when posts of it are gone meanwhile', () => {
    expect(fillGap(open, '8', { ids: ['2'], next: '2' }).entries).toEqual(['9', '8', '3', '2'])
    expect(fillGap(open, '8', { ids: [], next: null }).entries).toEqual(['9', '8', '3', '2'])
  })
  it('that nobody knows changes nothing', () => {
    expect(fillGap(open, '1', { ids: ['0'], next: '0' }).entries).toEqual(open.entries)
  })
})

it('appends each post once', () => {
  expect(appendPage(feed(['5', '3']), { ids: ['3', '2'], next: null })).toEqual(feed(['5', '3', '2'], [], null))
})

it('takes posts out, gaps stay', () => {
  expect(without(feed(['5', { below: '5' }, '3'], ['7']), new Set(['5', '7']))).toEqual(feed([{ below: '5' }, '3']))
})

it('knows what vanished: settled, covered by the page, and not on it', () => {
  const known = feed(['7', '5', '4', '2'])
  expect(vanished(known, { ids: ['7', '4'], next: '4' }, () => true)).toEqual(new Set(['5']))
  expect(vanished(known, { ids: ['7', '4'], next: null }, () => true)).toEqual(new Set(['5', '2']))
  expect(vanished(known, { ids: ['7', '4'], next: '4' }, () => false)).toEqual(new Set())
})
