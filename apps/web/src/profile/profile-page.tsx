/** The tab "Posts": what is pinned first, then what they wrote and boosted. */
import { isGap } from '../feeds/feed.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { type OpenFeed, useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { Skeleton } from '../ui/notice.tsx'
import { NoPosts } from './no-posts.tsx'
import { PinnedPosts, usePinned } from './pinned-posts.tsx'
import { useOpenProfile } from './profile-context.ts'
import { profileSource } from './sources.ts'
import { useLiveProfile } from './use-live-profile.ts'

export function ProfilePage() {
  const account = useOpenProfile()
  const source = profileSource(account, 'posts')
  const feed = useFeed(source)
  const pinned = usePinned(account.id)
  useLiveProfile(source, account.id, 'posts')
  // Together: what is pinned must not push down what is read already.
  if (pinned === undefined) return <Skeleton />
  return (
    <>
      <PinnedPosts ids={pinned} />
      <FeedList
        feed={withoutPinned(feed, pinned)}
        label={t('profile.posts')}
        context="account"
        empty={pinned.length > 0 ? null : <NoPosts account={account} />}
      />
    </>
  )
}

/** What stands above already is not said twice. */
function withoutPinned(feed: OpenFeed, pinned: readonly string[]): OpenFeed {
  if (pinned.length === 0) return feed
  return { ...feed, entries: feed.entries.filter((entry) => isGap(entry) || !pinned.includes(entry)) }
}
