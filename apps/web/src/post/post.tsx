/** One post, or a boost of one, as a row of a list. The whole of it opens the thread. */
import { memo, useId } from 'react'
import type { Account, Status } from '../entities/entities.ts'
import { useAccount } from '../entities/use-entities.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { useWide } from '../ui/use-wide.ts'
import { BoostedBy, ReplyingTo } from './above-post.tsx'
import { opensThread } from './opens-thread.ts'
import { profilePath } from './paths.ts'
import { PlaceLink } from './place-link.tsx'
import { PostActionRow } from './post-actions.tsx'
import { PostBody } from './post-body.tsx'
import { PostHeader } from './post-header.tsx'
import { UnderPost } from './under-post.tsx'
import { usePostActions } from './use-post-actions.ts'
import { usePostKeys } from './use-post-keys.ts'

interface Props {
  status: Status
  /** Who put it into this timeline, when that was not its author. */
  boostedBy?: Account
  /** Whom it answers is said, unless its place shows it. */
  saysParent?: boolean
  blurred?: boolean
  /** In the list, from 1; how long that is nobody knows. */
  position?: number
}

export const Post = memo(function Post({ status, boostedBy, saysParent = true, blurred, position }: Props) {
  const id = useId()
  const author = useAccount(status.account.id) ?? status.account
  const actions = usePostActions(status)
  const onKeyDown = usePostKeys(status, actions)
  const wide = useWide()
  return (
    <article
      data-focus
      data-status={status.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an article of a feed has the focus and keys of its own (ARIA feed pattern)
      tabIndex={0}
      aria-labelledby={`${id}h`}
      aria-describedby={`${id}b`}
      aria-posinset={position}
      aria-setsize={position === undefined ? undefined : -1}
      className="post-row cursor-pointer px-4 py-3 transition-colors duration-150 hover:bg-raised"
      onKeyDown={onKeyDown}
      {...opensThread(actions)}
    >
      {boostedBy && <BoostedBy account={boostedBy} />}
      {!boostedBy && saysParent && status.inReplyToId && <ReplyingTo status={status} />}
      <div className="flex gap-3">
        <PlaceLink to={profilePath(author.acct)} tabIndex={-1} aria-hidden="true" className="shrink-0 self-start">
          <Avatar account={author} size={wide ? 44 : 36} />
        </PlaceLink>
        <div className="min-w-0 flex-1">
          <PostHeader status={status} author={author} labelId={`${id}h`} />
          <div id={`${id}b`}>
            <PostBody status={status} blurred={blurred} />
          </div>
          <PostActionRow status={status} actions={actions} />
          <UnderPost status={status} />
        </div>
      </div>
    </article>
  )
})
