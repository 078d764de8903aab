import { WifiOff } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { useConnected } from '../live/live.tsx'

/** A slim bar while the live connection is down; it covers nothing and goes by itself. */
export function ConnectionBar() {
  const connected = useConnected()
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-30 sm:bottom-0"
    >
      {!connected && (
        <p className="flex min-h-9 items-center justify-center gap-2 bg-ink px-4 py-1.5 text-sm text-paper">
          <WifiOff size={16} aria-hidden="true" className="shrink-0" />
          {navigator.onLine ? t('app.silent') : t('app.offline')}
        </p>
      )}
    </div>
  )
}
