/** The frame around all pages, what is at `/`, and what is said where nothing is. */
import { createRootRoute, createRoute, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Shell } from '../layout/shell.tsx'
import { buttonLook } from '../ui/button.tsx'
import { PageSkeleton } from '../ui/notice.tsx'
import { WelcomePage } from '../welcome/welcome-page.tsx'

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
export const getParentRoute = () => root

export const home = createRoute({ getParentRoute, path: '/', component: HomeOrWelcome })

const LazyHome = lazy(async () => ({ default: (await import('../timeline/home-page.tsx')).HomePage }))

function HomeOrWelcome() {
  if (!useSession()) return <WelcomePage />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <LazyHome />
    </Suspense>
  )
}

function NotFound() {
  return (
    <>
      <PageHeader title={t('app.notFound')} />
      <div className="px-6 py-12 text-center">
        <Link to="/" className={buttonLook('quiet')}>
          {t('app.goHome')}
        </Link>
      </div>
    </>
  )
}
