/** The post that the page is about: large, with its whole date and what became of it. */
import { useId } from 'react'
import type { Account, Status } from '../entities/entities.ts'
import { useAccount } from '../entities/use-entities.tsx'
import { currentLocale, t } from '../i18n/i18n.ts'
import { postPath, profilePath } from '../post/paths.ts'
import { PlaceLink } from '../post/place-link.tsx'
import { PostActionRow } from '../post/post-actions.tsx'
import { PostBody } from '../post/post-body.tsx'
import { nameOf } from '../post/post-header.tsx'
import { exactTime } from '../post/relative-time.ts'
import { UnderPost } from '../post/under-post.tsx'
import { usePostActions } from '../post/use-post-actions.ts'
import { usePostKeys } from '../post/use-post-keys.ts'
import { VisibilityMark } from '../post/visibility-mark.tsx'
import { Avatar } from '../ui/avatar.tsx'

export function MainPost({ status }: { status: Status }) {
  const id = useId()
  const author = useAccount(status.account.id) ?? status.account
  const actions = usePostActions(status)
  const onKeyDown = usePostKeys(status, actions)
  return (
    <article
      data-focus
      data-status={status.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an article of a feed has the focus and keys of its own (ARIA feed pattern)
      tabIndex={0}
      aria-labelledby={`${id}h`}
      aria-describedby={`${id}b`}
      className="scroll-mt-14 border-b border-line px-4 pt-3 pb-1 -outline-offset-2"
      onKeyDown={onKeyDown}
    >
      <Author id={`${id}h`} author={author} />
      <div id={`${id}b`}>
        <PostBody status={status} large />
      </div>
      <Facts status={status} />
      <div className="mt-2 border-t border-line pt-0.5">
        <PostActionRow status={status} actions={actions} bare />
      </div>
      <UnderPost status={status} />
    </article>
  )
}

function Author({ id, author }: { id: string; author: Account }) {
  return (
    <header id={id}>
      <PlaceLink to={profilePath(author.acct)} className="group flex w-fit max-w-full items-center gap-3">
        <Avatar account={author} size={48} />
        <span className="min-w-0">
          <bdi className="block truncate font-semibold group-hover:underline">{nameOf(author)}</bdi>
          <span className="block truncate text-sm text-muted">@{author.acct}</span>
        </span>
      </PlaceLink>
    </header>
  )
}

function Facts({ status }: { status: Status }) {
  const { createdAt, editedAt, application, favouritesCount, reblogsCount } = status
  const language = currentLocale()
  const page = postPath(status.account.acct, status.id)
  return (
    <div className="mt-3 text-sm text-muted">
      <p className="flex flex-wrap items-center gap-x-2">
        <time dateTime={createdAt}>{exactTime(createdAt, language)}</time>
        <VisibilityMark visibility={status.visibility} />
        {application?.name && <span>{t('thread.via', { name: application.name })}</span>}
      </p>
      <p className="flex flex-wrap gap-x-4 empty:hidden">
        {editedAt && (
          <PlaceLink to={`${page}/history`} className={LINK}>
            {t('thread.editedAt', { date: exactTime(editedAt, language) })}
          </PlaceLink>
        )}
        {reblogsCount > 0 && (
          <PlaceLink to={`${page}/boosts`} className={LINK}>
            {t('thread.boosts', { count: reblogsCount })}
          </PlaceLink>
        )}
        {favouritesCount > 0 && (
          <PlaceLink to={`${page}/likes`} className={LINK}>
            {t('thread.likes', { count: favouritesCount })}
          </PlaceLink>
        )}
      </p>
    </div>
  )
}

const LINK = 'inline-flex min-h-10 items-center tabular-nums hover:text-ink hover:underline'
