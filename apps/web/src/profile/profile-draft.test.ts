import { describe, expect, it } from 'vitest'
import { draftOf, isTooLong, LIMITS, paramsOf } from './profile-draft.ts'

const alice = {
  displayName: 'Alice',
  locked: true,
  bot: false,
  source: {
    note: 'Birds.',
    fields: [{ name: 'Home', value: 'https://a.example' }],
    discoverable: null,
    indexable: true,
  },
} as unknown as Parameters<typeof draftOf>[0]

describe('a draft of one’s profile', () => {
  it('has room for every field there may be', () => {
    expect(draftOf(alice)).toMatchObject({ note: 'Birds.', locked: true, discoverable: false, indexable: true })
    expect(draftOf(alice).fields).toHaveLength(LIMITS.fields)
  })

  it('sends emptied fields, which takes them away, and only pictures that were chosen', () => {
    const draft = { ...draftOf(alice), fields: [{ name: ' ', value: '' }] }
    const avatar = new File(['x'], 'a.png')
    expect(paramsOf(draft, { avatar, header: null })).toMatchObject({
      fieldsAttributes: [{ name: '', value: '' }],
      avatar,
    })
    expect(paramsOf(draft, { avatar: undefined, header: null })).not.toHaveProperty('header')
    expect(paramsOf(draft, { avatar: undefined, header: null })).not.toHaveProperty('avatar')
  })

  it('counts as the server does: a flag is two, not four', () => {
    const flags = '🇩🇪'.repeat(15)
    expect(isTooLong({ ...draftOf(alice), displayName: flags })).toBe(false)
    expect(isTooLong({ ...draftOf(alice), displayName: `${flags}!` })).toBe(true)
  })
})
