/** How much room is left: a ring that fills, the number itself near the end. */
import { t } from '../i18n/i18n.ts'

const RADIUS = 9
const AROUND = 2 * Math.PI * RADIUS
const NUMBER_BELOW = 20

export function Counter({ left, limit }: { left: number; limit: number }) {
  const used = Math.min(1, Math.max(0, (limit - left) / limit))
  const colour = left < 0 ? 'text-danger' : left < NUMBER_BELOW ? 'text-warn' : 'text-accent'
  return (
    <span className={`flex min-w-12 items-center justify-end gap-1.5 text-sm tabular-nums ${colour}`}>
      <span aria-live="polite">
        {left < NUMBER_BELOW && (
          <>
            <span aria-hidden="true">{left}</span>
            <span className="sr-only">{t('compose.left', { count: left })}</span>
          </>
        )}
      </span>
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" className="-rotate-90">
        <circle cx="12" cy="12" r={RADIUS} fill="none" strokeWidth="2.5" className="stroke-line" />
        <circle
          cx="12"
          cy="12"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeDasharray={`${used * AROUND} ${AROUND}`}
        />
      </svg>
    </span>
  )
}
