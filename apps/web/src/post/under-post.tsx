/** What stands under a post for a while: why something failed, and the reply that is being written. */
import { lazy, Suspense, useRef } from 'react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import { usePostView } from './post-view.ts'

const LazyComposer = lazy(async () => ({ default: (await import('../compose/composer.tsx')).Composer }))

export function UnderPost({ status }: { status: Status }) {
  const [{ problem, replying }, change] = usePostView(status.id)
  const box = useRef<HTMLDivElement>(null)
  function close() {
    change({ replying: false })
    // Keys go on from the post, unless the focus is elsewhere already.
    if (box.current?.contains(document.activeElement)) box.current.closest<HTMLElement>('[data-focus]')?.focus()
  }
  if (!problem && !replying) return null
  return (
    <div ref={box}>
      {problem && <Notice text={problem} action={t('app.dismiss')} onAction={() => change({ problem: null })} />}
      {replying && (
        <Suspense fallback={<div className="min-h-40" />}>
          <LazyComposer replyTo={status} onDone={close} onCancel={close} />
        </Suspense>
      )}
    </div>
  )
}
