/** The timelines of a profile. */
import { api } from '../api/client.ts'
import type { Account } from '../entities/entities.ts'
import { byIds, type FeedSource } from '../feeds/source.ts'
import type { ProfileTab } from './belongs-to.ts'

const FILTERS = {
  posts: { excludeReplies: true },
  replies: {},
  media: { onlyMedia: true, excludeReblogs: true },
} as const

export const profileSource = ({ id }: Pick<Account, 'id'>, tab: ProfileTab): FeedSource => ({
  key: ['account', id, tab],
  order: 'ids',
  load: byIds((params) =>
    api()
      .v1.accounts.$select(id)
      .statuses.list({ ...params, ...FILTERS[tab] }),
  ),
})
