import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Account } from '../entities/entities.ts'
import { currentLanguage, t } from '../i18n/i18n.ts'

const TARGET = '-mx-2 inline-flex min-h-10 items-center gap-1.5 rounded-full px-2 text-sm text-muted'

/** 1,234 is said exactly, 12,345 as 12K. */
export function shortNumber(value: number, language: string): string {
  const compact = value >= 10_000
  return new Intl.NumberFormat(language, compact ? { notation: 'compact', maximumFractionDigits: 1 } : {}).format(value)
}

export function Counts({ account }: { account: Account }) {
  const params = { acct: account.acct }
  const { statusesCount, followingCount, followersCount } = account
  return (
    <p className="flex flex-wrap gap-x-6">
      <span className={TARGET}>
        <Figure value={statusesCount}>{t('profile.postsCount', { count: statusesCount })}</Figure>
      </span>
      <Link to="/@{$acct}/following" params={params} className={`${TARGET} hover:bg-sunken`}>
        <Figure value={followingCount}>{t('profile.followingCount')}</Figure>
      </Link>
      <Link to="/@{$acct}/followers" params={params} className={`${TARGET} hover:bg-sunken`}>
        <Figure value={followersCount}>{t('profile.followersCount', { count: followersCount })}</Figure>
      </Link>
    </p>
  )
}

const Figure = ({ value, children }: { value: number; children: ReactNode }) => (
  <>
    <span className="font-semibold text-ink tabular-nums" title={value.toLocaleString(currentLanguage())}>
      {shortNumber(value, currentLanguage())}
    </span>{' '}
    {children}
  </>
)
