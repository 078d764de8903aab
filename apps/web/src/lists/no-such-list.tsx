import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'

/** Deleted meanwhile, or never one's own. */
export function NoSuchList() {
  return (
    <>
      <PageHeader title={t('app.lists')} back />
      <Empty title={t('app.notFound')}>
        <Link to="/lists" className={`mt-4 ${buttonLook('quiet')}`}>
          {t('app.lists')}
        </Link>
      </Empty>
    </>
  )
}
