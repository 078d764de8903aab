import { Composer } from '../compose/composer.tsx'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { QuietHome } from './quiet-home.tsx'
import { HOME } from './sources.ts'

export function HomePage() {
  const feed = useFeed(HOME)
  return (
    <>
      <PageHeader title={t('app.home')} />
      <div className="hidden sm:block">
        <Composer />
      </div>
      <FeedList feed={feed} label={t('app.home')} empty={<QuietHome />} context="home" />
    </>
  )
}
