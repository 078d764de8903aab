import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { usePageTitle } from './use-page-title.ts'

interface Props {
  title: string
  /** A page one comes to from another. */
  back?: boolean
  /** What can be done on this page: icon buttons, a menu. */
  actions?: ReactNode
}

export function PageHeader({ title, back = false, actions }: Props) {
  const router = useRouter()
  const canGoBack = useCanGoBack()
  usePageTitle(title)
  const goBack = () => (canGoBack ? router.history.back() : void router.navigate({ to: '/' }))
  return (
    <header className="page-header sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-paper px-4">
      {back && <IconButton name={t('app.back')} icon={ArrowLeft} onClick={goBack} className="-ml-2" />}
      <h1 className="min-w-0 flex-1 truncate text-lg font-semibold" dir="auto">
        {title}
      </h1>
      {actions}
    </header>
  )
}
