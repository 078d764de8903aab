// When sessions were used last, to the hour: a row an hour and session at most, apart from the published ones.
import type { Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

const HOUR_MS = 3_600_000
/** Who is forgotten here is written once more than needed. */
const REMEMBERED = 50_000

/** Answers a function that takes found sessions; it neither waits nor fails. */
export function createUseNotes({ pool, clock, logger }: Pick<UserContext, 'pool' | 'clock' | 'logger'>) {
  const noted = new Map<Id, number>()
  return (found: Iterable<Id>): void => {
    const now = clock.now()
    const due = [...found].filter((id) => now - (noted.get(id) ?? -HOUR_MS) >= HOUR_MS)
    if (due.length === 0) return
    if (noted.size > REMEMBERED) noted.clear()
    for (const id of due) noted.set(id, now)
    pool.query({ name: 'note-session-uses', text: NOTE, values: [due] }).catch((error) => {
      logger.debug({ err: error }, 'uses of sessions were not noted')
    })
  }
}

/** In id order, so that two processes cannot wait for each other. */
const NOTE = `INSERT INTO users.session_uses AS u (session_id)
  SELECT s.id FROM users.sessions s WHERE s.id = ANY ($1::bigint[]) ORDER BY s.id
  ON CONFLICT (session_id) DO UPDATE SET last_used_at = now() WHERE u.last_used_at < now() - interval '1 hour'`
