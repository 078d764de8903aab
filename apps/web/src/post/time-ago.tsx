import { useSyncExternalStore } from 'react'
import { currentLocale } from '../i18n/i18n.ts'
import { exactTime, relativeTime } from './relative-time.ts'

/** One clock for all times on the page, ticking only while there is one; a time renders again only when its words change. */
const TICK_MS = 20_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

export function TimeAgo({ iso }: { iso: string }) {
  const language = currentLocale()
  const text = useSyncExternalStore(subscribe, () => relativeTime(iso, Date.now(), language))
  return (
    <time dateTime={iso} title={exactTime(iso, language)} className="tabular-nums">
      {text}
    </time>
  )
}
