/** The tab "Posts & replies": all they wrote and boosted. */
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { NoPosts } from './no-posts.tsx'
import { useOpenProfile } from './profile-context.ts'
import { profileSource } from './sources.ts'
import { useLiveProfile } from './use-live-profile.ts'

export function RepliesPage() {
  const account = useOpenProfile()
  const source = profileSource(account, 'replies')
  const feed = useFeed(source)
  useLiveProfile(source, account.id, 'replies')
  return <FeedList feed={feed} label={t('profile.replies')} context="account" empty={<NoPosts account={account} />} />
}
