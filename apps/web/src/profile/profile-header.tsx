/** Who somebody is: pictures, names, what they say of themselves, and what the reader can do about them. */
import { Bot, CalendarDays, Lock, StickyNote } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../api/session.ts'
import type { Account } from '../entities/entities.ts'
import { currentLanguage, t } from '../i18n/i18n.ts'
import type { Relate } from '../people/use-relate.ts'
import { RichText } from '../post/rich-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Notice } from '../ui/notice.tsx'
import { Counts } from './counts.tsx'
import { Familiar } from './familiar.tsx'
import { Endorsed, FeaturedTags } from './featured.tsx'
import { Fields } from './fields.tsx'
import { Handle } from './handle.tsx'
import { HeaderPicture } from './header-picture.tsx'
import { PrivateNote } from './private-note.tsx'
import { ProfileActions } from './profile-actions.tsx'
import type { Extras } from './use-profile.ts'

interface Props {
  account: Account
  /** Undefined while it is read. */
  extras: Extras | undefined
  relate: Relate
}

const MARK = { size: 18, strokeWidth: 1.75, role: 'img', className: 'shrink-0 text-muted' } as const

export function ProfileHeader({ account, extras, relate }: Props) {
  const session = useSession()
  const [noting, setNoting] = useState(false)
  // With a block in between the head alone says who it is.
  const apart = relate.known?.blocking || relate.known?.blockedBy
  const other = session !== null && session.accountId !== account.id
  return (
    <section aria-label={t('profile.about', { acct: account.acct })}>
      <HeaderPicture url={account.header} />
      <div className="px-4 pb-4">
        <div className="flex items-start justify-between gap-3">
          <span className="relative -mt-10 shrink-0 rounded-2xl border-4 border-paper bg-paper sm:-mt-12">
            <span className="sm:hidden">
              <Avatar account={account} size={80} />
            </span>
            <span className="hidden sm:inline">
              <Avatar account={account} size={96} />
            </span>
          </span>
          <ProfileActions account={account} relate={relate} />
        </div>
        {relate.problem && (
          <div className="-mx-4">
            <Notice text={relate.problem} action={t('app.dismiss')} onAction={relate.dismissProblem} />
          </div>
        )}
        <h2 className="mt-2 flex flex-wrap items-center gap-x-2 text-xl/7 font-bold">
          <bdi className="min-w-0 wrap-anywhere">{account.displayName || account.username}</bdi>
          {account.locked && <Lock {...MARK} aria-label={t('people.locked')} />}
          {account.bot && <Bot {...MARK} aria-label={t('people.bot')} />}
        </h2>
        <div className="flex flex-wrap items-center gap-x-2">
          <Handle account={account} />
          {relate.known?.followedBy && (
            <span className="rounded-full bg-sunken px-2 py-0.5 text-[13px] text-muted">{t('profile.followsYou')}</span>
          )}
          {relate.known?.muting && (
            <span className="rounded-full bg-sunken px-2 py-0.5 text-[13px] text-warn">{t('profile.isMuted')}</span>
          )}
        </div>
        {account.note && (
          <div dir="auto" className="mt-2 text-[15px]">
            <RichText html={account.note} />
          </div>
        )}
        {apart ? null : (
          <>
            <Fields fields={account.fields} />
            <div className="mt-1 flex flex-wrap items-center gap-x-6 text-sm text-muted">
              <p className="flex min-h-10 items-center gap-2">
                <CalendarDays size={16} strokeWidth={1.75} aria-hidden="true" />
                {t('profile.joined', { date: longDate(account.createdAt) })}
              </p>
              {other && !relate.known?.note && !noting && (
                <button
                  type="button"
                  onClick={() => setNoting(true)}
                  className="-mx-2 flex min-h-10 min-w-10 items-center justify-center gap-2 rounded-full px-2 hover:bg-sunken"
                >
                  <StickyNote size={16} strokeWidth={1.75} aria-hidden="true" />
                  {t('profile.addNote')}
                </button>
              )}
            </div>
            <Counts account={account} />
            {extras && <Familiar ids={extras.familiar} acct={account.acct} />}
            {other && extras && <PrivateNote accountId={account.id} open={noting} onClose={() => setNoting(false)} />}
            {extras && <FeaturedTags tags={extras.tags} />}
            {extras && <Endorsed ids={extras.endorsed} />}
          </>
        )}
      </div>
    </section>
  )
}

const longDate = (iso: string) =>
  new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'long' }).format(new Date(iso))
