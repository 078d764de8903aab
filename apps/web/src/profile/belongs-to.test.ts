import { expect, it } from 'vitest'
import type { Status } from '../entities/entities.ts'
import { belongsTo } from './belongs-to.ts'

const post = (parts: object = {}) =>
  ({
    account: { id: '1' },
    inReplyToAccountId: null,
    mediaAttachments: [],
    reblog: null,
    ...parts,
  }) as unknown as Status

it('the tabs take what the server would: replies to others only in theirs, pictures of boosts in none', () => {
  const tabs = (status: Status) => (['posts', 'replies', 'media'] as const).filter((tab) => belongsTo(status, tab))
  expect(tabs(post())).toEqual(['posts', 'replies'])
  expect(tabs(post({ inReplyToAccountId: '2' }))).toEqual(['replies'])
  expect(tabs(post({ inReplyToAccountId: '1' }))).toEqual(['posts', 'replies'])
  expect(tabs(post({ mediaAttachments: [{}] }))).toEqual(['posts', 'replies', 'media'])
  expect(tabs(post({ mediaAttachments: [{}], reblog: post() }))).toEqual(['posts', 'replies'])
})
