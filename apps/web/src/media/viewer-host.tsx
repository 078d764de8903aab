import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useStatus } from '../entities/use-entities.tsx'
import { useViewed } from './use-viewer.ts'

const LazyViewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))

/** Stands once in the app; shows what the history says. */
export function ViewerHost() {
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const viewed = useViewed()
  const status = useStatus(viewed?.statusId)
  const media = status?.mediaAttachments.filter(({ url, type }) => url && type !== 'unknown') ?? []
  const close = () => {
    if (canGoBack) return router.history.back()
    // A tab that began with an open viewer.
    const { href } = router.state.location
    void router.navigate({ href, state: {}, replace: true, resetScroll: false })
  }
  if (!viewed || !status || media.length === 0) return null
  return (
    <Suspense>
      <LazyViewer
        media={media}
        first={Math.min(viewed.at, media.length - 1)}
        lang={status.language ?? undefined}
        onClose={close}
      />
    </Suspense>
  )
}
