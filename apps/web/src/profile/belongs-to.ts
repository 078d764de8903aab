import type { Status } from '../entities/entities.ts'

export type ProfileTab = 'posts' | 'replies' | 'media'

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
