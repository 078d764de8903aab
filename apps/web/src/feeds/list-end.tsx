import { useEffect, useEffectEvent } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { useConnected } from '../live/live.tsx'
import { Button } from '../ui/button.tsx'

/** What brings the next older page; null when there is nothing older. */
export type Older = { load(): void; busy: boolean; problem: unknown } | null

/** What stands below the last row of any endless list. */
export function ListEnd({ older }: { older: Older }) {
  const connected = useConnected()
  const again = useEffectEvent(() => older?.problem && older.load())
  useEffect(() => {
    if (connected) again()
  }, [connected])
  return (
    <div className="grid min-h-24 place-items-center px-4 text-sm text-muted">
      {older === null ? (
        t('app.end')
      ) : older.problem ? (
        <p className="flex flex-wrap items-center gap-3">
          {t('app.loadMoreFailed')} {describeProblem(older.problem)}
          <Button kind="quiet" onClick={older.load}>
            {t('app.retry')}
          </Button>
        </p>
      ) : (
        <span className="sr-only">{t('app.loading')}</span>
      )}
    </div>
  )
}
