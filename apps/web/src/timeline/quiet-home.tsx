/** An empty home teaches: who writes here, and that following is one press. */
import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { Empty } from '../ui/notice.tsx'

export function QuietHome() {
  return (
    <Empty title={t('timeline.homeEmpty')}>
      <p>{t('timeline.homeEmptyHint')}</p>
      <p className="mt-4 flex justify-center gap-4">
        <Link to="/people" className="text-accent underline">
          {t('app.people')}
        </Link>
        <Link to="/local" className="text-accent underline">
          {t('app.local')}
        </Link>
      </p>
    </Empty>
  )
}
