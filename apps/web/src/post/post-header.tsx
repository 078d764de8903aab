import { Pencil } from 'lucide-react'
import type { Account, Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { postPath, profilePath } from './paths.ts'
import { PlaceLink } from './place-link.tsx'
import { TimeAgo } from './time-ago.tsx'
import { VisibilityMark } from './visibility-mark.tsx'

/** As small as text, but 40 px for a finger: the room is above, where nothing else is. */
export const TARGET = 'relative after:absolute after:inset-x-0 after:-top-3 after:-bottom-1.5'

interface Props {
  status: Status
  author: Account
  /** Of the element that names the post. */
  labelId: string
}

/** Name · handle · time, and what is special about the post. */
export function PostHeader({ status, author, labelId }: Props) {
  return (
    <header id={labelId} className="flex items-baseline gap-1.5 text-sm text-muted">
      <PlaceLink to={profilePath(author.acct)} className={`group min-w-0 ${TARGET}`}>
        {/* A handle of which nothing could be read is left out: it wraps to where nothing is shown. */}
        <span className="flex h-6 flex-wrap items-baseline gap-x-1.5 overflow-hidden">
          <bdi className="max-w-full truncate text-[15px] font-semibold text-ink group-hover:underline">
            {nameOf(author)}
          </bdi>
          <span className="flex max-w-max flex-[1_1_4.5rem] gap-x-1.5">
            <span className="truncate">@{author.acct}</span>
            <span aria-hidden="true">·</span>
          </span>
        </span>
      </PlaceLink>
      <PlaceLink to={postPath(author.acct, status.id)} className={`shrink-0 hover:underline ${TARGET}`}>
        <TimeAgo iso={status.createdAt} />
      </PlaceLink>
      {status.editedAt && <EditedMark status={status} author={author} />}
      <VisibilityMark visibility={status.visibility} />
    </header>
  )
}

export const nameOf = ({ displayName, username }: Account): string => displayName || username

function EditedMark({ status, author }: Pick<Props, 'status' | 'author'>) {
  return (
    <PlaceLink
      to={`${postPath(author.acct, status.id)}/history`}
      title={t('post.edited')}
      aria-label={t('post.edited')}
      className={`shrink-0 self-center px-1 hover:text-ink ${TARGET}`}
    >
      <Pencil size={13} strokeWidth={2} aria-hidden="true" />
    </PlaceLink>
  )
}
