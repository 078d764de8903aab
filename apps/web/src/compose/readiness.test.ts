import { expect, it } from 'vitest'
import { hindranceOf } from './readiness.ts'

const written = { text: 'hello', spoilerText: '', attachments: [], left: 495, chosen: true }
const file = (state: 'uploading' | 'processing' | 'ready' | 'failed') => ({ state, id: '1' })

it('a text, a warning or a file alone can be sent', () => {
  expect(hindranceOf(written)).toBeNull()
  expect(hindranceOf({ ...written, text: '', spoilerText: 'birds' })).toBeNull()
  expect(hindranceOf({ ...written, text: '', attachments: [file('ready')] })).toBeNull()
})

it.each([
  ['empty', { text: ' \u200B\n' }],
  ['tooLong', { left: -1 }],
  ['failed', { attachments: [file('ready'), file('failed')] }],
  ['uploading', { attachments: [file('uploading')] }],
  ['uploading', { attachments: [file('processing')] }],
  ['unknown', { chosen: false }],
])('%s hinders', (why, more) => {
  expect(hindranceOf({ ...written, ...more })).toBe(why)
})
