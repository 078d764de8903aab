/** The timelines of a profile. */
import { api } from '../api/client.ts'
import type { Account, Status } from '../entities/entities.ts'
import { byIds, type FeedSource } from '../feeds/source.ts'

export type ProfileTab = 'posts' | 'replies' | 'media'

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

/** Whether a post that was just written belongs to a tab, as the server decides it. */
export function belongsTo(
  status: Pick<Status, 'inReplyToAccountId' | 'account' | 'mediaAttachments' | 'reblog'>,
  tab: ProfileTab,
): boolean {
  const { inReplyToAccountId, account, mediaAttachments, reblog } = status
  if (tab === 'replies') return true
  if (tab === 'media') return !reblog && mediaAttachments.length > 0
  return !inReplyToAccountId || inReplyToAccountId === account.id
}
