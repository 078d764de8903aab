import { api } from '../api/client.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { byLinks, type FeedSource } from '../feeds/source.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { useLibrary } from './use-library.ts'

const FAVOURITES: FeedSource = {
  key: ['favourites'],
  order: 'given',
  load: byLinks((params) => api().v1.favourites.list.$raw(params)),
}

/** Posts the reader liked; their authors know. */
export function FavouritesPage() {
  const feed = useLibrary(FAVOURITES, 'favourited')
  return (
    <>
      <PageHeader title={t('app.favourites')} back />
      <FeedList
        feed={feed}
        label={t('app.favourites')}
        empty={<Empty title={t('library.noFavourites')}>{t('library.noFavouritesHint')}</Empty>}
      />
    </>
  )
}
