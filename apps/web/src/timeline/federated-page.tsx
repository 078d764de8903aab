import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { FEDERATED } from './sources.ts'

export function FederatedPage() {
  const feed = useFeed(FEDERATED)
  return (
    <>
      <PageHeader title={t('app.federated')} />
      <FeedList
        feed={feed}
        label={t('app.federated')}
        empty={<Empty title={t('timeline.federatedEmpty')}>{t('timeline.federatedEmptyHint')}</Empty>}
      />
    </>
  )
}
