import { Bookmark, Heart, type LucideIcon, MessageCircle, Repeat2 } from 'lucide-react'
import type { Status } from '../entities/entities.ts'
import { currentLocale, t } from '../i18n/i18n.ts'
import { type Invitation, useInvite } from '../welcome/invite.tsx'
import { PostMenuButton } from './post-menu-button.tsx'
import type { PostActions } from './use-post-actions.ts'

interface Props {
  status: Status
  actions: PostActions
  /** Counts stand elsewhere already. */
  bare?: boolean
}

/** Reply, boost, like, bookmark and the rest: shown at once, taken back with a reason when the server refuses. */
export function PostActionRow({ status, actions, bare = false }: Props) {
  const { signedIn, canBoost, toggle } = actions
  const invite = useInvite()
  /** A visitor is told what it takes. */
  const orInvite = (to: Invitation['to'], act: () => void) =>
    signedIn ? act : () => invite({ to, acct: status.account.acct })
  const { repliesCount, reblogsCount, favouritesCount } = status
  const boosted = Boolean(status.reblogged)
  const liked = Boolean(status.favourited)
  const kept = Boolean(status.bookmarked)
  return (
    <div className="-mx-[10px] mt-1 grid grid-cols-[1fr_1fr_1fr_1fr_auto] justify-items-start text-muted">
      <Action
        name={t('post.reply')}
        icon={MessageCircle}
        count={bare ? 0 : repliesCount}
        onClick={orInvite('reply', actions.reply)}
      />
      <Action
        name={!canBoost ? t('post.cannotBoost') : boosted ? t('post.unboost') : t('post.boost')}
        icon={Repeat2}
        count={bare ? 0 : reblogsCount}
        disabled={!canBoost}
        pressed={boosted}
        colour="text-boost"
        onClick={orInvite('boost', () => toggle('reblogged'))}
      />
      <Action
        name={liked ? t('post.unlike') : t('post.like')}
        icon={Heart}
        count={bare ? 0 : favouritesCount}
        pressed={liked}
        filled={liked}
        colour="text-like"
        onClick={orInvite('like', () => toggle('favourited'))}
      />
      <Action
        name={kept ? t('post.unbookmark') : t('post.bookmark')}
        icon={Bookmark}
        pressed={kept}
        filled={kept}
        colour="text-accent"
        onClick={orInvite('bookmark', () => toggle('bookmarked'))}
      />
      <PostMenuButton status={status} actions={actions} />
    </div>
  )
}

interface ActionProps {
  name: string
  icon: LucideIcon
  count?: number
  pressed?: boolean
  filled?: boolean
  colour?: string
  disabled?: boolean
  onClick(): void
}

function Action({ name, icon: Icon, count = 0, pressed, filled, colour = '', disabled, onClick }: ActionProps) {
  const shown = count > 0 ? shortCount(count) : ''
  return (
    <button
      type="button"
      title={name}
      aria-label={shown ? t('post.counted', { name, number: shown }) : name}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      className={`inline-flex min-h-10 min-w-[40px] items-center justify-center gap-1.5 rounded-full px-[10px] text-sm tabular-nums transition-colors duration-150 enabled:hover:bg-sunken ${pressed ? colour : 'enabled:hover:text-ink'}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" fill={filled ? 'currentColor' : 'none'} />
      {shown && <span aria-hidden="true">{shown}</span>}
    </button>
  )
}

const formats = new Map<string, Intl.NumberFormat>()
/** 1.2K: the exact number is on the post's own page. */
function shortCount(count: number): string {
  const language = currentLocale()
  const format = formats.get(language) ?? new Intl.NumberFormat(language, { notation: 'compact' })
  formats.set(language, format)
  return format.format(count)
}
