import { Link } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'

/** There is no such post, or no longer; what one can do instead. */
export function MissingPost({ acct, deleted }: { acct: string; deleted: boolean }) {
  const session = useSession()
  return (
    <Empty title={deleted ? t('thread.deleted') : t('thread.missing')}>
      <p>{deleted ? t('thread.deletedText') : session ? t('thread.missingText') : t('thread.missingSignedOut')}</p>
      <p className="mt-4 flex flex-wrap justify-center gap-3">
        <Link to="/@{$acct}" params={{ acct }} className={buttonLook('quiet')}>
          {t('thread.author', { acct })}
        </Link>
        <Link to="/" className={buttonLook('quiet')}>
          {session ? t('app.goHome') : t('app.join')}
        </Link>
      </p>
    </Empty>
  )
}
