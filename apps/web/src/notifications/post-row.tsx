/** A mention, or another post one is told of: in full, with its actions, under a line that says why it is here. */

import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { filteredBy } from '../post/filters.ts'
import { PostItem } from '../post/post-item.tsx'
import { Skeleton } from '../ui/notice.tsx'
import { DismissButton } from './dismiss-button.tsx'
import type { Group } from './groups.ts'
import { iconOf } from './kinds.tsx'
import { Said } from './said.tsx'
import { usePost } from './use-known.ts'

export function PostRow({ group, onDismiss }: { group: Group; onDismiss(): void }) {
  const { type, statusId } = group
  const id = statusId ?? ''
  const status = usePost(statusId ?? undefined)
  const me = useSession()?.accountId
  const isReply = type === 'mention' && status?.inReplyToAccountId === me
  const { icon: Icon, colour } = iconOf(isReply ? 'reply' : type)
  if (!status) return <Skeleton rows={1} />
  // Of the reader's filters that hide: neither the post nor a word about it.
  if (filteredBy(status, 'notifications')?.action === 'hide') return null
  return (
    <>
      <div className="-mb-2 flex items-center gap-3 px-4 text-[13px] text-muted">
        <span className={`flex w-9 shrink-0 justify-end sm:w-11 ${colour}`}>
          <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <p className="min-w-0 flex-1 wrap-anywhere">
          {type === 'mention' ? mentionWords(status, me) : <Said group={group} />}
        </p>
        <DismissButton onDismiss={onDismiss} />
      </div>
      <PostItem id={id} context="notifications" />
    </>
  )
}

/** The author stands in the post below: the line says only how one is meant. */
function mentionWords(status: { visibility: string; inReplyToAccountId?: string | null }, me: string | undefined) {
  if (status.visibility === 'direct') return t('notifications.said.direct')
  return status.inReplyToAccountId === me ? t('notifications.said.reply') : t('notifications.said.mentioned')
}
