import { expect, it } from 'vitest'
import { type Attachment, focusText, fromKept, fromServer, isDescribedAnew, move, toKeep } from './attachments.ts'

const attachment = (key: string, more: Partial<Attachment> = {}): Attachment => ({
  ...fromServer({ id: key, type: 'image', url: 'u', previewUrl: 'p' }, false),
  ...more,
})

it('moves one place at a time, never out of the list', () => {
  const list = ['1', '2', '3'].map((key) => attachment(key))
  const keys = (moved: readonly Attachment[]) => moved.map(({ key }) => key).join('')
  expect(keys(move(list, '1', 1))).toBe('213')
  expect(keys(move(list, '3', -1))).toBe('132')
  expect(move(list, '1', -1)).toBe(list)
  expect(move(list, '3', 1)).toBe(list)
  expect(move(list, '9', 1)).toBe(list)
})

it('a draft keeps what the server has, without previews of this page', () => {
  const kept = toKeep([
    attachment('1', { description: 'a heron', preview: 'blob:x' }),
    attachment('2', { id: null, state: 'uploading' }),
    attachment('3', { state: 'failed' }),
  ])
  expect(kept).toMatchObject([{ id: '1', description: 'a heron', preview: null }])
  expect(fromKept(kept[0]!)).toMatchObject({ key: '1', state: 'processing', description: 'a heron' })
})

it('knows what the server has not been told yet', () => {
  const told = attachment('1')
  expect(isDescribedAnew(told)).toBe(false)
  expect(isDescribedAnew({ ...told, description: 'a heron' })).toBe(true)
  expect(isDescribedAnew({ ...told, focus: { x: 0, y: 0.5 } })).toBe(true)
  expect(focusText({ x: 0, y: -0.333 })).toBe('0.00,-0.33')
  expect(focusText(null)).toBe('')
})
