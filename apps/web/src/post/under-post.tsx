/** What stands under a post for a while: why something failed, and the reply that is being written. */
import { lazy, Suspense } from 'react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import { usePostView } from './post-view.ts'

const LazyComposer = lazy(async () => ({ default: (await import('../compose/composer.tsx')).Composer }))

export function UnderPost({ status }: { status: Status }) {
  const [{ problem, replying }, change] = usePostView(status.id)
  const close = () => change({ replying: false })
  return (
    <>
      {problem && <Notice text={problem} action={t('app.dismiss')} onAction={() => change({ problem: null })} />}
      {replying && (
        <Suspense fallback={<div className="min-h-40" />}>
          <LazyComposer replyTo={status} onDone={close} onCancel={close} />
        </Suspense>
      )}
    </>
  )
}
