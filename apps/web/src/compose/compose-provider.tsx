/** Opens the composer from anywhere, and knows what is being written in this tab. Small: it is part of the first load. */
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { useToast } from '../ui/toast.tsx'
import { type Compose, ComposeContext, type ComposeRequest } from './compose-context.ts'
import { PostedToast } from './posted-toast.tsx'

export type { ComposeRequest, Draft, Editing } from './compose-context.ts'
export { useCompose } from './compose-context.ts'

interface DialogProps {
  request: ComposeRequest
  onClose(): void
}

interface Asked {
  request: ComposeRequest
  count: number
  /** One for each time it is opened: a download that failed once is tried again. */
  Dialog: ComponentType<DialogProps>
}

const loadDialog = (): Promise<{ default: ComponentType<DialogProps> }> =>
  import('./compose-dialog.tsx')
    .then(({ ComposeDialog }) => ({ default: ComposeDialog }))
    .catch(() => ({ default: Unreachable }))

export function ComposeProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const compose = useMemo<Compose>(
    () => ({
      open: (request = {}) =>
        setAsked((before) => ({ request, count: (before?.count ?? 0) + 1, Dialog: lazy(loadDialog) })),
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
          <asked.Dialog key={asked.count} request={asked.request} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </ComposeContext>
  )
}

/** The composer itself could not be loaded. */
function Unreachable({ onClose }: DialogProps) {
  const toast = useToast()
  useEffect(() => {
    toast.show({ text: t('app.problem.unreachable') })
    onClose()
  }, [toast, onClose])
  return null
}
