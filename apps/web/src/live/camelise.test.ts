import { expect, test } from 'vitest'
import { camelise } from './camelise.ts'

test('names become camelCase at every depth, values stay what they are', () => {
  expect(
    camelise({
      in_reply_to_id: null,
      favourites_count: 2,
      media_attachments: [{ preview_url: 'https://example.org/a_b' }],
      account: { display_name: 'alice_b', fields: [] },
      v1_url: true,
    }),
  ).toEqual({
    inReplyToId: null,
    favouritesCount: 2,
    mediaAttachments: [{ previewUrl: 'https://example.org/a_b' }],
    account: { displayName: 'alice_b', fields: [] },
    v1Url: true,
  })
})

test('what is no object passes through', () => {
  expect([camelise('in_reply_to'), camelise(1), camelise(null), camelise(['a_b'])]).toEqual([
    'in_reply_to',
    1,
    null,
    ['a_b'],
  ])
})
