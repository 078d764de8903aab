/** The sentence of a notification: who did what. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../api/session.ts'
import { useStatus } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import type { Group } from './groups.ts'
import { PeopleNames, Sentence } from './people-names.tsx'
import { slot } from './sentence.ts'

export function Said({ group }: { group: Group }) {
  const { type, accountIds, count, statusId } = group
  const own = useSession()?.username ?? ''
  const status = useStatus(statusId ?? undefined)
  const acct = status?.account.acct ?? own
  const others = (text: string): ReactNode => {
    const look = 'font-semibold text-ink hover:underline'
    if (type === 'follow')
      return (
        <Link to="/@{$acct}/followers" params={{ acct: own }} className={look}>
          {text}
        </Link>
      )
    if (!statusId) return text
    const to = type === 'reblog' ? '/@{$acct}/$statusId/boosts' : '/@{$acct}/$statusId/likes'
    return (
      <Link to={to} params={{ acct, statusId }} className={look}>
        {text}
      </Link>
    )
  }
  const people = <PeopleNames ids={accountIds} count={count} others={others} />
  return <Sentence text={sentenceOf(type, count, slot('people'))} slots={{ people }} />
}

/** With `people` in its place. Kinds that we do not know say at least who. */
function sentenceOf(type: string, count: number, people: string): string {
  const values = { count, people }
  if (type === 'favourite') return t('notifications.said.favourite', values)
  if (type === 'reblog') return t('notifications.said.reblog', values)
  if (type === 'follow') return t('notifications.said.follow', values)
  if (type === 'follow_request') return t('notifications.said.followRequest', { people })
  if (type === 'poll') return t('notifications.said.poll', { people })
  if (type === 'quote') return t('notifications.said.quote', { people })
  if (type === 'status') return t('notifications.said.status', { people })
  if (type === 'update' || type === 'quoted_update') return t('notifications.said.update', { people })
  if (type === 'mention') return t('notifications.said.mention', { people })
  if (type === 'admin.sign_up') return t('notifications.said.signUp', values)
  if (type === 'admin.report') return t('notifications.said.report', { people })
  if (type === 'moderation_warning') return t('notifications.said.warning')
  if (type === 'severed_relationships') return t('notifications.said.severed')
  return t('notifications.said.unknown', { people })
}
