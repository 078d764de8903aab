/** Keys that work on every page. What each does is listed by `?`: see shortcuts.ts. */
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useSession } from '../api/session.ts'
import { useCompose } from '../compose/compose-provider.tsx'
import { useKeys } from './use-keys.ts'

const LazyHelp = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }))

export function GlobalKeys() {
  const navigate = useNavigate()
  const compose = useCompose()
  const session = useSession()
  const [help, setHelp] = useState(false)
  useKeys({
    '?': () => setHelp(true),
    '/': () => void navigate({ to: '/search' }),
    'g l': () => void navigate({ to: '/local' }),
  })
  useKeys(
    {
      n: () => compose.open(),
      'g h': () => void navigate({ to: '/' }),
      'g n': () => void navigate({ to: '/notifications' }),
      'g c': () => void navigate({ to: '/conversations' }),
      'g b': () => void navigate({ to: '/bookmarks' }),
      'g f': () => void navigate({ to: '/favourites' }),
      'g s': () => void navigate({ to: '/settings' }),
      'g p': () => void navigate({ to: '/@{$acct}', params: { acct: session?.username ?? '' } }),
    },
    session !== null,
  )
  return help ? (
    <Suspense>
      <LazyHelp onClose={() => setHelp(false)} />
    </Suspense>
  ) : null
}
