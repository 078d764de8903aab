/** Why a post is here: who boosted it, or whom it answers. */
import { MessageCircle, Repeat2 } from 'lucide-react'
import { memo } from 'react'
import type { Account, Status } from '../entities/entities.ts'
import { useAccount } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { postPath, profilePath } from './paths.ts'
import { PlaceLink } from './place-link.tsx'
import { nameOf } from './post-header.tsx'

const LINE = 'mb-0.5 flex items-center gap-3 text-[13px] text-muted'
/** The icon stands at the right edge of the avatar below it. */
const ICON = 'flex w-9 shrink-0 justify-end sm:w-11'

export const BoostedBy = memo(function BoostedBy({ account }: { account: Account }) {
  return (
    <p className={LINE}>
      <span className={ICON}>
        <Repeat2 size={15} strokeWidth={2} aria-hidden="true" />
      </span>
      <PlaceLink to={profilePath(account.acct)} dir="auto" className="truncate hover:underline">
        {t('post.boosted', { name: nameOf(account) })}
      </PlaceLink>
    </p>
  )
})

export const ReplyingTo = memo(function ReplyingTo({ status }: { status: Status }) {
  const { inReplyToId, inReplyToAccountId, account } = status
  const known = useAccount(inReplyToAccountId ?? undefined)
  const name = known ? nameOf(known) : status.mentions.find(({ id }) => id === inReplyToAccountId)?.acct
  const acct = known?.acct ?? name
  const toSelf = inReplyToAccountId === account.id
  if (!inReplyToId || !acct || !name) return null
  return (
    <p className={LINE}>
      <span className={ICON}>
        <MessageCircle size={14} strokeWidth={2} aria-hidden="true" />
      </span>
      <PlaceLink to={postPath(acct, inReplyToId)} dir="auto" className="truncate hover:underline">
        {toSelf ? t('post.replyingToSelf') : t('post.replyingTo', { name })}
      </PlaceLink>
    </p>
  )
})
