/** The frame of the administration's pages: a readable refusal for everybody else. The server refuses by itself too. */

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { describeProblem } from '../api/problem.ts'
import { useOwnAccount } from '../api/use-own-account.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'

interface Props {
  title: string
  children: ReactNode
}

export function AdminOnly({ title, children }: Props) {
  const own = useOwnAccount()
  return (
    <>
      <PageHeader title={title} back />
      {own.data ? (
        Number(own.data.role?.permissions ?? 0) > 0 ? (
          children
        ) : (
          <Empty title={t('admin.refused')}>
            <p>{t('admin.refusedAbout')}</p>
            <Link to="/" className={`mt-4 ${buttonLook('quiet')}`}>
              {t('app.goHome')}
            </Link>
          </Empty>
        )
      ) : own.isError ? (
        <Notice text={describeProblem(own.error)} action={t('app.retry')} onAction={() => void own.refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </>
  )
}
