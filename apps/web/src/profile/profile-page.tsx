import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { format } from 'date-fns'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import type { Account } from '../entities/entities.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { byIds } from '../feeds/source.ts'
import { useFeed } from '../feeds/use-feed.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { useSignOut } from '../layout/use-sign-out.ts'
import { RichText } from '../post/rich-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { FollowButton } from './follow-button.tsx'

export function ProfilePage() {
  const { acct } = useParams({ from: '/@{$acct}' })
  const account = useQuery({ queryKey: ['account', acct], queryFn: () => api().v1.accounts.lookup({ acct }) })
  return (
    <>
      <PageHeader title={account.data?.displayName || `@${acct}`} back />
      {account.isPending && <Skeleton rows={3} />}
      {account.isError && (
        <Notice text={describeProblem(account.error)} action="Try again" onAction={() => account.refetch()} />
      )}
      {account.data && (
        <>
          <Profile account={account.data} />
          <Posts key={account.data.id} account={account.data} />
        </>
      )}
    </>
  )
}

function Posts({ account }: { account: Account }) {
  const feed = useFeed({
    key: ['account', account.id],
    order: 'ids',
    load: byIds((params) => api().v1.accounts.$select(account.id).statuses.list(params)),
  })
  return (
    <FeedList
      feed={feed}
      label={account.acct}
      context="account"
      empty={<Empty title="No posts yet">When @{account.acct} writes something, it is here.</Empty>}
    />
  )
}

function Profile({ account }: { account: Account }) {
  const session = useSession()
  const signOut = useSignOut()
  return (
    <section className="border-b border-line px-4 py-5">
      <div className="flex items-start justify-between gap-4">
        <Avatar account={account} size={80} />
        {session?.accountId === account.id && (
          <Button kind="quiet" onClick={signOut} className="sm:hidden">
            Sign out
          </Button>
        )}
        {session && session.accountId !== account.id && <FollowButton accountId={account.id} acct={account.acct} />}
      </div>
      <h2 className="mt-3 text-xl font-bold">{account.displayName || account.username}</h2>
      <p className="text-sm text-muted">@{account.acct}</p>
      {account.note && (
        <div className="mt-3 text-[15px]">
          <RichText html={account.note} />
        </div>
      )}
      <p className="mt-3 text-sm text-muted">Here since {format(new Date(account.createdAt), 'PP')}</p>
      <dl className="mt-3 flex gap-5 text-sm">
        <Count name="posts" value={account.statusesCount} />
        <Count name="following" value={account.followingCount} />
        <Count name="followers" value={account.followersCount} />
      </dl>
    </section>
  )
}

const Count = ({ name, value }: { name: string; value: number }) => (
  <div className="flex flex-row-reverse gap-1.5">
    <dt className="text-muted">{name}</dt>
    <dd className="font-semibold tabular-nums">{value.toLocaleString()}</dd>
  </div>
)
