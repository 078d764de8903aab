import { t } from '../i18n/i18n.ts'
import { Button } from './button.tsx'

/** Failure is local: what happened in one sentence, and one thing to do. */
export function Notice({ text, action, onAction }: { text: string; action?: string; onAction?: () => void }) {
  return (
    <div role="alert" className="m-4 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-sunken px-4 py-3">
      <p className="text-[15px]">{text}</p>
      {action && (
        <Button kind="quiet" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  )
}

export function Skeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div aria-busy="true" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <div key={row} className="flex animate-pulse gap-3 border-b border-line px-4 py-4">
          <div className="size-11 rounded-xl bg-sunken" />
          <div className="flex-1 space-y-2 pt-1">
            <div className="h-3.5 w-40 rounded bg-sunken" />
            <div className="h-3.5 w-full rounded bg-sunken" />
            <div className="h-3.5 w-2/3 rounded bg-sunken" />
          </div>
        </div>
      ))}
    </div>
  )
}

/** A page that is not there yet: the room of its header, so that nothing moves when it comes. */
export const PageSkeleton = () => (
  <>
    <div className="h-14 border-b border-line" />
    <Skeleton />
  </>
)

export function Empty({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <div className="px-6 py-12 text-center">
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      <div className="mx-auto mt-2 max-w-sm text-balance text-muted">{children}</div>
    </div>
  )
}
