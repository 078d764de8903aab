import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useSession } from '../api/session.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
import { MarkedWordsContext } from './marked-words.tsx'
import { type Marked, markedKey, postsSource } from './post-source.ts'
import { wordsToMark } from './query.ts'

/** Found posts, endless; for those who are signed in, as the server has it. */
export function PostResults({ query, empty }: { query: string; empty: ReactNode }) {
  if (useSession()) return <Found query={query} empty={empty} />
  return (
    <Empty title={t('search.postsNeedAccount')}>
      <p>{t('search.postsNeedAccountHint')}</p>
      <p className="mt-4">
        <Link to="/" className={buttonLook('quiet')}>
          {t('search.join')}
        </Link>
      </p>
    </Empty>
  )
}

function Found({ query, empty }: { query: string; empty: ReactNode }) {
  const queries = useQueryClient()
  const feed = useFeed(postsSource(query, queries))
  // Written by the source as pages come in; after a reload the query's own words have to do.
  const { data: marked } = useQuery<Marked>({ queryKey: markedKey(query), queryFn: skipToken })
  const own = useMemo(() => wordsToMark(query), [query])
  return (
    <FeedList
      feed={feed}
      label={t('search.posts')}
      empty={empty}
      around={(id, post) => <MarkedWordsContext value={marked?.[id] ?? own}>{post}</MarkedWordsContext>}
    />
  )
}
