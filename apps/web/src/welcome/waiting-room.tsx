/** After signing up where somebody has to let people in: says so, looks again by itself, and goes in as soon as it can. */
import { Hourglass } from 'lucide-react'
import { MastoHttpError } from 'masto'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Waiting } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { TimeAgo } from '../post/time-ago.tsx'
import { Button } from '../ui/button.tsx'

const EVERY_MS = 20_000

export function WaitingRoom({ waiting, onGiveUp }: { waiting: Waiting; onGiveUp(): void }) {
  const [busy, setBusy] = useState(false)
  const [lookedAt, setLookedAt] = useState(() => new Date().toISOString())
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)

  // The button that was pressed is gone, and may have been far below.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'center' })
  }, [])

  const look = useCallback(async () => {
    setBusy(true)
    try {
      await waiting.look()
      setProblem(null)
    } catch (error) {
      if (error instanceof MastoHttpError && error.statusCode === 401) setRefused(true)
      else setProblem(describeProblem(error))
    } finally {
      setLookedAt(new Date().toISOString())
      setBusy(false)
    }
  }, [waiting])

  useEffect(() => {
    if (refused) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void look(), EVERY_MS)
    return () => clearInterval(timer)
  }, [look, refused])

  return (
    <div role="status" className="flex flex-col gap-3">
      <Hourglass size={28} strokeWidth={1.5} aria-hidden="true" className="text-accent" />
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {refused ? t('welcome.waiting.refused') : t('welcome.waiting.title')}
      </h2>
      <p>{t(refused ? 'welcome.waiting.refusedAbout' : 'welcome.waiting.about', { name: waiting.username })}</p>
      {!refused && (
        <p className="min-h-10 text-sm text-muted">
          {problem ?? t('welcome.waiting.again')} {t('welcome.waiting.looked')} <TimeAgo iso={lookedAt} />
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {!refused && (
          <Button disabled={busy} onClick={() => void look()}>
            {busy ? t('welcome.waiting.looking') : t('welcome.waiting.look')}
          </Button>
        )}
        <Button kind="quiet" onClick={onGiveUp}>
          {t('welcome.waiting.other')}
        </Button>
      </div>
    </div>
  )
}
