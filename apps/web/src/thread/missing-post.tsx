import { Link } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { Empty } from '../ui/notice.tsx'

/** There is no such post, or no longer; what one can do instead. */
export function MissingPost({ acct, deleted }: { acct: string; deleted: boolean }) {
  const session = useSession()
  return (
    <Empty title={deleted ? t('thread.deleted') : t('thread.missing')}>
      <p>{deleted ? t('thread.deletedText') : session ? t('thread.missingText') : t('thread.missingSignedOut')}</p>
      <p className="mt-2 flex flex-wrap justify-center gap-x-6">
        <Link to="/@{$acct}" params={{ acct }} className={LINK}>
          {t('thread.author', { acct })}
        </Link>
        <Link to="/" className={LINK}>
          {session ? t('app.goHome') : t('app.join')}
        </Link>
      </p>
    </Empty>
  )
}

const LINK = 'inline-flex min-h-10 items-center font-semibold text-accent hover:underline'
