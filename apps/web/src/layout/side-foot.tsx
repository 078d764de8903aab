/** The last words of the side column: where one is, and what else there is to know. */
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useInstance } from '../api/use-instance.ts'
import { t } from '../i18n/i18n.ts'

const LazyHelp = lazy(async () => ({ default: (await import('../keyboard/shortcuts-dialog.tsx')).ShortcutsDialog }))
const LINK = 'inline-flex min-h-10 items-center hover:text-ink hover:underline'

export function SideFoot() {
  const { data: server } = useInstance()
  const [help, setHelp] = useState(false)
  return (
    <footer className="border-t border-line pt-3 text-sm text-muted">
      {server && (
        <p dir="auto" className="wrap-anywhere">
          <strong className="font-semibold text-ink">{server.title}</strong>
          {server.description && ` · ${server.description}`}
        </p>
      )}
      <div className="flex flex-wrap gap-x-4">
        <Link to="/apps" className={LINK}>
          {t('app.otherApps')}
        </Link>
        <button type="button" onClick={() => setHelp(true)} className={LINK}>
          {t('app.shortcuts')}
        </button>
      </div>
      {help && (
        <Suspense>
          <LazyHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </footer>
  )
}
