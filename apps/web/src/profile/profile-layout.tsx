/** The three tabs of a profile share one header, which stays as it is while one switches between them. */
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router'
import { MastoHttpError } from 'masto'
import { describeProblem } from '../api/problem.ts'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { useRelate } from '../people/use-relate.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import type { ProfileTab } from './belongs-to.ts'
import { ProfileContext } from './profile-context.ts'
import { ProfileHeader } from './profile-header.tsx'
import { ProfileSkeleton } from './profile-skeleton.tsx'
import { ProfileTabs } from './profile-tabs.tsx'
import { useExtras, useProfile } from './use-profile.ts'

export function ProfileLayout() {
  const { acct = '' } = useParams({ strict: false })
  const { account, query } = useProfile(acct)
  return (
    <>
      <PageHeader title={account ? account.displayName || account.username : `@${acct}`} back />
      {account ? (
        <Profile key={account.id} account={account} />
      ) : query.isError ? (
        <Unavailable acct={acct} error={query.error} retry={() => void query.refetch()} />
      ) : (
        <ProfileSkeleton />
      )}
    </>
  )
}

function Profile({ account }: { account: Account }) {
  const tab = useTab()
  const extras = useExtras(account)
  const relate = useRelate(account)
  const { known } = relate
  if (account.suspended) return <Empty title={t('profile.suspended')}>{t('profile.suspendedHint')}</Empty>
  return (
    <ProfileContext value={account}>
      <ProfileHeader account={account} extras={extras.data} relate={relate} />
      {known?.blocking ? (
        <Empty title={t('profile.blocking', { acct: account.acct })}>
          <p>{t('profile.blockingHint')}</p>
          <Button kind="quiet" className="mt-4" onClick={relate.unblock}>
            {t('profile.unblock')}
          </Button>
        </Empty>
      ) : known?.blockedBy ? (
        <Empty title={t('profile.blockedBy', { acct: account.acct })}>{t('profile.blockedByHint')}</Empty>
      ) : (
        <>
          <ProfileTabs acct={account.acct} tab={tab} />
          {/* As high as the window: another tab with less in it must not move the header. */}
          <div className="min-h-dvh">{extras.isPending ? <Skeleton /> : <Outlet />}</div>
        </>
      )}
    </ProfileContext>
  )
}

const useTab = (): ProfileTab =>
  useLocation({
    select: ({ pathname }) =>
      pathname.endsWith('/replies') ? 'replies' : pathname.endsWith('/media') ? 'media' : 'posts',
  })

function Unavailable({ acct, error, retry }: { acct: string; error: unknown; retry(): void }) {
  const status = error instanceof MastoHttpError ? error.statusCode : 0
  if (status === 404)
    return (
      <Empty title={t('profile.unknown', { acct })}>
        <p>{t('profile.unknownHint')}</p>
        <Link to="/search" search={{ q: acct, type: 'people' }} className={`mt-4 ${buttonLook('quiet')}`}>
          {t('profile.searchFor', { acct })}
        </Link>
      </Empty>
    )
  if (status === 410) return <Empty title={t('profile.gone', { acct })}>{t('profile.goneHint')}</Empty>
  return <Notice text={describeProblem(error)} action={t('app.retry')} onAction={retry} />
}
