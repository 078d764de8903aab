import { encode } from 'blurhash'
import type { mastodon } from 'masto'
import { expect, it } from 'vitest'
import { aspectOf, focusOf, meanColour, shownAspect, sourceSet } from './shape.ts'

const sized = (width: number, height: number) =>
  ({ type: 'image', meta: { original: { width, height } } }) as mastodon.v1.MediaAttachment

it('reserves the real shape of a picture, but no strip and no tower', () => {
  expect(shownAspect(sized(1200, 800))).toBe(1.5)
  expect(shownAspect(sized(100, 2000))).toBe(0.75)
  expect(shownAspect(sized(2000, 100))).toBe(3)
})

it('reserves something where nothing is known', () => {
  expect(aspectOf({ type: 'video', meta: null })).toBeCloseTo(16 / 9)
  expect(aspectOf(sized(0, 0))).toBeCloseTo(16 / 9)
})

it('turns the API’s focus into that of CSS', () => {
  expect(focusOf({ meta: { focus: { x: 1, y: 1 } } })).toBe('100% 0%')
  expect(focusOf({ meta: { focus: { x: -0.5, y: -0.2 } } })).toBe('25% 60%')
  expect(focusOf({ meta: { focus: { x: 0, y: 0 } } })).toBeUndefined()
})

it('reads the mean colour of a blurhash', () => {
  const red = new Uint8ClampedArray(4 * 4 * 4).map((_, at) => [200, 30, 60, 255][at % 4] ?? 0)
  expect(meanColour(encode(red, 4, 4, 3, 3))).toBe('#c81e3c')
  expect(meanColour('')).toBeUndefined()
  expect(meanColour('ab€€€€')).toBeUndefined()
})

it('names the larger file only when it is larger', () => {
  const files = { url: '/o.jpg', previewUrl: '/s.jpg' }
  const widths = (small: number, original: number) =>
    ({ small: { width: small }, original: { width: original } }) as mastodon.v1.MediaAttachmentMeta
  expect(sourceSet({ ...files, meta: widths(640, 1600) })).toBe('/s.jpg 640w, /o.jpg 1600w')
  expect(sourceSet({ ...files, meta: widths(640, 640) })).toBeUndefined()
  expect(sourceSet({ ...files, meta: widths(640, 4000) })).toBeUndefined()
  expect(sourceSet({ ...files, meta: null })).toBeUndefined()
})
