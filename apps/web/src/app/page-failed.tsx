/** In place of a page that could not be loaded or rendered. A part of a replaced version is no failure: the page starts anew. */
import { useEffect, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { isReachable, reloadIfReplaced } from '../offline/replaced.ts'
import { Notice, Skeleton } from '../ui/notice.tsx'

export function PageFailed({ error }: { error: unknown }) {
  const [looking, setLooking] = useState(true)
  useEffect(() => {
    void reloadIfReplaced().then((reloads) => setLooking(reloads))
  }, [])
  // A page without the network would be none at all: this one stays until there is something to load.
  const again = () => void isReachable().then((reachable) => reachable && location.reload())
  if (looking) return <Skeleton />
  const isLoading = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <>
      <PageHeader title={t('app.pageFailed')} />
      <Notice
        text={t(isLoading ? 'app.problem.unreachable' : 'app.pageFailedAbout')}
        action={t('app.retry')}
        onAction={again}
      />
    </>
  )
}
