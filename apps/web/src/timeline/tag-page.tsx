import { useParams } from '@tanstack/react-router'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { tagSource } from './sources.ts'

export function TagPage() {
  const { tag } = useParams({ from: '/tags/$tag' })
  const feed = useFeed(tagSource(tag))
  return (
    <>
      <PageHeader title={`#${tag}`} back />
      <FeedList
        feed={feed}
        label={`#${tag}`}
        empty={<Empty title={t('timeline.tagEmpty', { tag })}>{t('timeline.tagEmptyHint')}</Empty>}
      />
    </>
  )
}
