import type { OwnSession } from '../api/own-api.ts'
import { describeProblem } from '../api/problem.ts'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { TimeAgo } from '../post/time-ago.tsx'
import { Button } from '../ui/button.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { Outcome, SettingPage } from './setting-page.tsx'
import { useSessions } from './use-sessions.ts'

/** Where one is signed in. What one ends here is signed out before the answer is there, open connections included. */
export function SessionsPage() {
  const { query, end, problem } = useSessions()
  const sessions = [...(query.data ?? [])].sort((a, b) => Number(b.current) - Number(a.current))
  const others = sessions.filter(({ current }) => !current)
  return (
    <SettingPage title={t('settings.sessions.title')}>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-4">
        <p className="max-w-[44ch] flex-1 basis-60 text-[15px] text-muted">{t('settings.sessions.intro')}</p>
        {others.length > 1 && (
          <Button kind="danger" onClick={() => void end(others.map(({ id }) => id))}>
            {t('settings.sessions.endOthers')}
          </Button>
        )}
        {problem && <Outcome problem={problem} done={null} />}
      </div>
      {query.isError && !query.data ? (
        <Notice text={describeProblem(query.error)} action={t('app.retry')} onAction={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={3} />
      ) : (
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => void end([session.id])} />
          ))}
        </ul>
      )}
    </SettingPage>
  )
}

function SessionRow({ session, onEnd }: { session: OwnSession; onEnd(): void }) {
  const { application, createdAt, lastUsedAt, current } = session
  const since = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium' }).format(new Date(createdAt))
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="text-[15px] font-medium wrap-anywhere" dir="auto">
          {application.name}
          {current && (
            <span className="ml-2 rounded-full bg-accent-soft px-2 py-0.5 text-[13px] font-medium text-accent">
              {t('settings.sessions.this')}
            </span>
          )}
        </p>
        <p className="text-[13px] text-muted">
          {t('settings.sessions.since', { date: since })} ·{' '}
          {current ? (
            t('settings.sessions.now')
          ) : lastUsedAt ? (
            <>
              {t('settings.sessions.used')} <TimeAgo iso={lastUsedAt} />
            </>
          ) : (
            t('settings.sessions.never')
          )}
        </p>
      </div>
      {!current && (
        <Button kind="quiet" onClick={onEnd} aria-label={t('settings.sessions.endOf', { app: application.name })}>
          {t('settings.sessions.end')}
        </Button>
      )}
    </li>
  )
}
