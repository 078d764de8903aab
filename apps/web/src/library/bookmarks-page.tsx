import { api } from '../api/client.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { byLinks, type FeedSource } from '../feeds/source.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { useLibrary } from './use-library.ts'

const BOOKMARKS: FeedSource = {
  key: ['bookmarks'],
  order: 'given',
  load: byLinks((params) => api().v1.bookmarks.list.$raw(params)),
}

/** Posts kept to come back to; nobody else sees which. */
export function BookmarksPage() {
  const feed = useLibrary(BOOKMARKS, 'bookmarked')
  return (
    <>
      <PageHeader title={t('app.bookmarks')} />
      <FeedList
        feed={feed}
        label={t('app.bookmarks')}
        empty={<Empty title={t('library.noBookmarks')}>{t('library.noBookmarksHint')}</Empty>}
      />
    </>
  )
}
