import { expect, it, vi } from 'vitest'

// The session listens for other tabs when it is loaded.
vi.hoisted(() => vi.stubGlobal('addEventListener', () => undefined))

const { emptyFields } = await import('./draft.ts')
const { createWriting } = await import('./writing.ts')
type KeptDraft = import('./draft.ts').KeptDraft

function fakeDrafts(first: KeptDraft | null = null) {
  let kept = first
  let tell: (draft: KeptDraft | null) => void = () => undefined
  return {
    kept: () => kept,
    /** As another tab does. */
    writeElsewhere(draft: KeptDraft | null) {
      kept = draft
      tell(draft)
    },
    drafts: {
      read: () => kept,
      write(_: string, draft: KeptDraft | null) {
        kept = draft
      },
      list: () => [],
      hear: (_: string, listener: typeof tell) => {
        tell = listener
        return () => undefined
      },
    },
  }
}
const opening = (text = '') => ({ fields: emptyFields(text), attachments: [] })
const kept = (text: string): KeptDraft => ({ ...emptyFields(text), attachments: [], key: 'k', savedAt: 1 })

it('keeps each change, and nothing when it says what it began with', () => {
  const store = fakeDrafts()
  const writing = createWriting('reply.5', store.drafts, opening('@bob '))
  expect(store.kept()).toBeNull()
  writing.change({ text: '@bob hello', visibility: 'private' })
  expect(store.kept()).toMatchObject({ text: '@bob hello', visibility: 'private' })
  writing.change({ text: '@bob ' })
  expect(store.kept()).toBeNull()
})

it('goes on where it was left, with the key of the request that may have been lost', () => {
  const writing = createWriting('post', fakeDrafts(kept('hello')).drafts, opening())
  expect(writing.get()).toMatchObject({ fields: { text: 'hello' }, key: 'k' })
  writing.change({ text: 'hello again' })
  expect(writing.get().key).not.toBe('k')
})

it('what stands nowhere else is kept before a letter is typed, and gone when it is sent', () => {
  const store = fakeDrafts()
  const writing = createWriting('post.7', store.drafts, { ...opening('redrafted'), precious: true })
  expect(store.kept()).toMatchObject({ text: 'redrafted' })
  writing.clear()
  expect([store.kept(), writing.get().fields.text]).toEqual([null, ''])
})

it('what is cleared can be brought back, as another post', () => {
  const store = fakeDrafts(kept('hello'))
  const writing = createWriting('post', store.drafts, opening())
  const bringBack = writing.clear()
  expect([store.kept(), writing.isUntouched()]).toEqual([null, true])
  bringBack()
  expect(store.kept()).toMatchObject({ text: 'hello' })
  expect(writing.get().key).not.toBe('k')
})

it('shows what another tab wrote, sent or discarded', () => {
  const store = fakeDrafts()
  const writing = createWriting('post', store.drafts, opening())
  store.writeElsewhere(kept('from there'))
  expect(writing.get().fields.text).toBe('from there')
  store.writeElsewhere(null)
  expect(writing.get().fields.text).toBe('')
})

it('another tab takes nothing from under the caret, nor from what is being sent', () => {
  const store = fakeDrafts(kept('on its way'))
  const writing = createWriting('post', store.drafts, opening())
  writing.tell({ sending: true })
  store.writeElsewhere(null)
  expect(writing.get().fields.text).toBe('on its way')
  writing.tell({ sending: false })
  writing.change({ text: 'typing' })
  store.writeElsewhere(kept('from there'))
  expect(writing.get().fields.text).toBe('typing')
})
