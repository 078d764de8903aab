/** One conversation: with whom, the last post in two lines, and whether it was read. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Ellipsis, Mail, MailOpen, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { shortOf } from '../notifications/post-preview.tsx'
import { usePerson, usePost } from '../notifications/use-known.ts'
import { TimeAgo } from '../post/time-ago.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { Talk } from './source.ts'

export const TALK_PX = 88
const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const

interface Props {
  talk: Talk
  onMark(unread: boolean): void
  onRemove(): void
}

export const ConversationRow = memo(
  function ConversationRow({ talk, onMark, onRemove }: Props) {
    const { accountIds, lastId, unread } = talk
    const navigate = useNavigate()
    const names = useNames(accountIds)
    const last = usePost(lastId ?? undefined)
    const mine = useSession()?.accountId === last?.account.id
    const link = {
      to: '/@{$acct}/$statusId',
      params: { acct: last?.account.acct ?? '', statusId: last?.id ?? '' },
    } as const
    const open = () => {
      onMark(false)
      void navigate(link)
    }
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the names are the link that keys reach
      <article
        className="relative flex cursor-pointer gap-3 border-b border-line px-4 py-3 transition-colors duration-150 hover:bg-raised"
        onClick={(event) => {
          const target = event.target as Element
          if (event.currentTarget.contains(target) && !target.closest('a, button') && last) open()
        }}
      >
        {unread && <span aria-hidden="true" className="absolute inset-y-0 left-0 w-1 bg-accent" />}
        <Faces ids={accountIds} />
        <div className="min-w-0 flex-1">
          <div className="flex items-center gap-2">
            {last ? (
              <Link
                {...link}
                data-focus
                onClick={() => onMark(false)}
                className="block min-w-0 truncate py-2.5 -my-2.5"
              >
                <bdi className={unread ? 'font-semibold' : 'font-medium'}>{names}</bdi>
                {unread && <span className="sr-only"> ({t('conversations.unread')})</span>}
              </Link>
            ) : (
              <bdi className="block min-w-0 truncate font-medium">{names}</bdi>
            )}
            {last && (
              <span className="ml-auto shrink-0 text-[13px] text-muted">
                <TimeAgo iso={last.createdAt} />
              </span>
            )}
          </div>
          <p
            dir="auto"
            lang={last?.language ?? undefined}
            className={`line-clamp-2 text-[15px] wrap-anywhere ${unread ? 'text-ink' : 'text-muted'}`}
          >
            {mine && <span lang="">{t('conversations.you')} </span>}
            {last ? withoutMentions(shortOf(last)) : t('conversations.empty')}
          </p>
        </div>
        <Menu trigger={<IconButton name={t('conversations.menu', { names })} icon={Ellipsis} className="-mr-2" />}>
          <MenuItem icon={unread ? <MailOpen {...ICON} /> : <Mail {...ICON} />} onSelect={() => onMark(!unread)}>
            {t(unread ? 'conversations.markRead' : 'conversations.markUnread')}
          </MenuItem>
          <MenuItem icon={<Trash2 {...ICON} />} danger onSelect={onRemove}>
            {t('conversations.remove')}
          </MenuItem>
        </Menu>
      </article>
    )
  },
  // What marks and removes is new at each rendering and does the same.
  (before, after) => before.talk === after.talk,
)

/** Whom a post is to stands above it already; what is nothing but names stays. */
const withoutMentions = (text: string) => text.replace(/^(@\S+\s+)+(?=\S)/, '')

/** "alice, bob, carol, 3 others". */
function useNames(ids: readonly string[]): string {
  const people = [usePerson(ids[0]), usePerson(ids[1]), usePerson(ids[2])]
  const names = people.flatMap((account) => (account ? [account.displayName || account.username] : []))
  const rest = ids.length - people.length
  return [...names, ...(rest > 0 ? [t('conversations.others', { count: rest })] : [])].join(', ')
}

/** Up to two faces in the room of one. */
function Faces({ ids }: { ids: readonly string[] }) {
  const first = usePerson(ids[0])
  const second = usePerson(ids[1])
  if (!first) return <span className="size-11 shrink-0" />
  if (!second) return <Avatar account={first} />
  return (
    <span className="relative block size-11 shrink-0" aria-hidden="true">
      <span className="absolute top-0 left-0">
        <Avatar account={first} size={32} />
      </span>
      <span className="absolute right-0 bottom-0 grid rounded-xl ring-2 ring-paper">
        <Avatar account={second} size={32} />
      </span>
    </span>
  )
}
