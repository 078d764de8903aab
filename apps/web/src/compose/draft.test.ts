import { expect, it } from 'vitest'
import { emptyFields, isUntouched, type KeptDraft, readDraft, writeDraft } from './draft.ts'

const picture = {
  id: '7',
  kind: 'image',
  name: 'a.png',
  preview: null,
  description: 'a heron',
  focus: { x: 0, y: 1 },
  saved: { description: '', focus: null },
  attached: false,
} as const
const draft: KeptDraft = {
  ...emptyFields('hello'),
  spoilerText: 'birds',
  warned: true,
  visibility: 'private',
  language: 'de',
  sensitive: true,
  inReplyToId: '5',
  attachments: [picture],
  key: 'k',
  savedAt: 1,
}

it('comes back as it was kept', () => {
  expect(readDraft(writeDraft(draft))).toEqual(draft)
})

it.each([null, '', 'hello', '{}', '[]', '"text"', '{"version":2,"text":"later"}', '{"version":1}'])(
  '%s is no draft',
  (stored) => {
    expect(readDraft(stored)).toBeNull()
  },
)

it('what is missing or odd in a kept draft is as usual', () => {
  expect(readDraft('{"version":1,"text":"x","visibility":"everyone","attachments":[null,{}]}')).toEqual({
    ...emptyFields('x'),
    attachments: [],
    key: '',
    savedAt: 0,
  })
})

it('is untouched while it says what it began with', () => {
  const opening = { text: '@bob ', spoilerText: '', attachments: [] }
  expect(isUntouched({ ...opening, text: '@bob' }, opening)).toBe(true)
  expect(isUntouched({ ...opening, text: '@bob hi' }, opening)).toBe(false)
  expect(isUntouched({ ...opening, text: ' ' }, opening)).toBe(true)
  expect(isUntouched({ ...opening, attachments: [picture] }, opening)).toBe(false)
})
