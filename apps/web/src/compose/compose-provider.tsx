/** Opens the composer from anywhere, and knows what is being written in this tab. Small: it is part of the first load. */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { type Compose, ComposeContext, type ComposeRequest } from './compose-context.ts'
import { PostedToast } from './posted-toast.tsx'

export type { ComposeRequest, Draft, Editing } from './compose-context.ts'
export { useCompose } from './compose-context.ts'

const LazyDialog = lazy(async () => ({ default: (await import('./compose-dialog.tsx')).ComposeDialog }))

export function ComposeProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ request: ComposeRequest; count: number } | null>(null)
  const compose = useMemo<Compose>(
    () => ({
      open: (request = {}) => setAsked((before) => ({ request, count: (before?.count ?? 0) + 1 })),
      writings: new Map(),
    }),
    [],
  )
  return (
    <ComposeContext value={compose}>
      {children}
      <PostedToast />
      {asked && (
        <Suspense>
          <LazyDialog key={asked.count} request={asked.request} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </ComposeContext>
  )
}
