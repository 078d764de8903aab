import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { LOCAL } from './sources.ts'

export function LocalPage() {
  const feed = useFeed(LOCAL)
  return (
    <>
      <PageHeader title={t('app.local')} />
      <FeedList
        feed={feed}
        label={t('app.local')}
        empty={<Empty title={t('timeline.localEmpty')}>{t('timeline.localEmptyHint')}</Empty>}
      />
    </>
  )
}
