import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useStatus } from '../entities/use-entities.tsx'
import { useViewed } from './use-viewer.ts'

const LazyViewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))

/** Stands once in the app; shows what the history says. */
export function ViewerHost() {
  const router = useRouter()
  const viewed = useViewed()
  const status = useStatus(viewed?.statusId)
  const media = status?.mediaAttachments.filter(({ url, type }) => url && type !== 'unknown') ?? []
  if (!viewed || !status || media.length === 0) return null
  return (
    <Suspense>
      <LazyViewer
        media={media}
        first={Math.min(viewed.at, media.length - 1)}
        lang={status.language ?? undefined}
        onClose={() => router.history.back()}
      />
    </Suspense>
  )
}
