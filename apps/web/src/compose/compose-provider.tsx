/** Opens the composer from anywhere: over the page where there is room, as a page of its own on narrow screens. */
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import type { Status } from '../entities/entities.ts'

export interface ComposeRequest {
  replyTo?: Status
  /** A post of one's own that is being changed, and its source. */
  editing?: { status: Status; text: string; spoilerText: string }
  /** What to begin with: a mention, or the text of a deleted post with its pictures. */
  draft?: Partial<Draft>
}

export interface Draft {
  text: string
  spoilerText: string
  visibility: Status['visibility']
  language: string
  sensitive: boolean
  inReplyToId: string | null
  mediaIds: string[]
}

interface Compose {
  open(request?: ComposeRequest): void
}

const ComposeContext = createContext<Compose>({ open: () => undefined })
export const useCompose = () => useContext(ComposeContext)

const LazyDialog = lazy(async () => ({ default: (await import('./compose-dialog.tsx')).ComposeDialog }))

export function ComposeProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<ComposeRequest | null>(null)
  const compose = useMemo<Compose>(() => ({ open: (asked = {}) => setRequest(asked) }), [])
  return (
    <ComposeContext value={compose}>
      {children}
      {request && (
        <Suspense>
          <LazyDialog request={request} onClose={() => setRequest(null)} />
        </Suspense>
      )}
    </ComposeContext>
  )
}
