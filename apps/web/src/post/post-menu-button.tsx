/** The menu's button. The menu itself, and the library behind it, come with its first use: rows stay light. */
import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { PostActions } from './use-post-actions.ts'

const LazyMenu = lazy(async () => ({ default: (await import('./post-menu.tsx')).PostMenu }))

export function PostMenuButton({ status, actions }: { status: Status; actions: PostActions }) {
  const [used, setUsed] = useState(false)
  const button = <IconButton name={t('post.menu.name')} icon={Ellipsis} className="text-muted hover:text-ink" />
  if (!used)
    return (
      <IconButton
        name={t('post.menu.name')}
        icon={Ellipsis}
        className="text-muted hover:text-ink"
        aria-haspopup="menu"
        onClick={() => setUsed(true)}
      />
    )
  return (
    <Suspense fallback={button}>
      <LazyMenu status={status} actions={actions} trigger={button} />
    </Suspense>
  )
}
