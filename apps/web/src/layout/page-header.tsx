import { useCanGoBack, useLocation, useRouter } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { MoreLink } from './more-link.tsx'
import { usePageTitle } from './use-page-title.ts'

interface Props {
  title: string
  /** A page one comes to from another; where there is only the bottom bar that is every page but those in it. */
  back?: boolean
  /** What can be done on this page: icon buttons, a menu. */
  actions?: ReactNode
}

export function PageHeader({ title, back = false, actions }: Props) {
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const inBar = useInBar()
  usePageTitle(title)
  const goBack = () => (canGoBack ? router.history.back() : void router.navigate({ to: '/' }))
  return (
    <header className="page-header sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-paper px-4">
      {(back || !inBar) && (
        <IconButton
          name={t('app.back')}
          icon={ArrowLeft}
          onClick={goBack}
          className={`-ml-2 ${back ? '' : 'sm:hidden'}`}
        />
      )}
      <h1 className="min-w-0 flex-1 truncate text-lg font-semibold" dir="auto">
        {title}
      </h1>
      {actions}
      {inBar && <MoreLink className="-mr-2" />}
    </header>
  )
}

/** Whether the bottom bar leads here. */
function useInBar(): boolean {
  const session = useSession()
  const own = `/@${session?.username}`
  const places = session ? ['/', '/notifications', own, `${own}/replies`, `${own}/media`] : ['/', '/local']
  return useLocation({ select: ({ pathname }) => places.includes(pathname) })
}
