import { t } from '../i18n/i18n.ts'

/** Rows of people that are being read. */
export function PeopleSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div aria-busy="true" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <div key={row} className="flex animate-pulse gap-3 border-b border-line px-4 py-3">
          <div className="size-11 rounded-xl bg-sunken" />
          <div className="flex-1 space-y-2 pt-1">
            <div className="flex justify-between">
              <div className="h-3.5 w-32 rounded bg-sunken" />
              <div className="h-10 w-24 rounded-full bg-sunken" />
            </div>
            <div className="h-3.5 w-3/4 rounded bg-sunken" />
          </div>
        </div>
      ))}
    </div>
  )
}
