/** A hashtag in a list: how much it is used, and following it. */
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { t } from '../i18n/i18n.ts'
import { FollowTagButton } from './follow-tag-button.tsx'
import { Sparkline } from './sparkline.tsx'
import { usageOf } from './usage.ts'
import { useTag } from './use-tag.ts'

/** Height of a row, in pixels. */
export const TAG_PX = 73

interface Props {
  name: string
  /** Instead of the button to follow. */
  action?: ReactNode
}

export const TagRow = memo(function TagRow({ name, action }: Props) {
  const { data: tag } = useTag(name)
  const usage = usageOf(tag?.history)
  return (
    <article
      aria-label={`#${name}`}
      className="flex min-h-18 items-center gap-4 border-b border-line px-4 py-2 hover:bg-raised"
    >
      <Link
        data-focus
        to="/tags/$tag"
        params={{ tag: name }}
        className="group flex min-h-12 min-w-0 flex-1 flex-col justify-center rounded-sm"
      >
        <bdi className="truncate text-[15px] font-semibold group-hover:underline">#{name}</bdi>
        <span className="truncate text-[13px] text-muted tabular-nums">
          {usage ? t('timeline.tagUses', { count: usage.posts }) : tag ? t('timeline.tagUnused') : '\u00a0'}
        </span>
      </Link>
      {usage && (
        <span className="hidden sm:block">
          <Sparkline days={usage.days} />
        </span>
      )}
      {action ?? <FollowTagButton name={name} small />}
    </article>
  )
})
