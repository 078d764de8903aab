/** An empty home teaches: who writes here, and that following is one press. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import type { Account } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { FollowButton } from '../profile/follow-button.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Empty } from '../ui/notice.tsx'

const PEOPLE = 5

export function QuietHome() {
  const session = useSession()
  const people = useQuery({
    queryKey: ['people-who-write'],
    queryFn: async () => {
      const posts = await api().v1.timelines.public.list({ local: true, limit: 40 })
      const authors = new Map(posts.map(({ account }) => [account.id, account]))
      return [...authors.values()].filter(({ id }) => id !== session?.accountId).slice(0, PEOPLE)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <Empty title="Your home is quiet">
        {people.data?.length
          ? 'Follow people, and what they write arrives here by itself. These wrote lately:'
          : 'Posts of people you follow arrive here by themselves. Be the first to write something.'}
      </Empty>
      <ul className="mx-auto max-w-md">
        {people.data?.map((account) => (
          <Person key={account.id} account={account} />
        ))}
      </ul>
      {Boolean(people.data?.length) && (
        <p className="py-6 text-center text-sm text-muted">
          Or read{' '}
          <Link to="/public" className="text-accent underline">
            everyone’s posts
          </Link>{' '}
          first.
        </p>
      )}
    </>
  )
}

const Person = ({ account }: { account: Account }) => (
  <li className="flex items-center gap-3 px-4 py-2">
    <Avatar account={account} />
    <Link to="/@{$acct}" params={{ acct: account.acct }} className="min-w-0 flex-1">
      <span className="block truncate font-semibold">{account.displayName || account.username}</span>
      <span className="block truncate text-sm text-muted">@{account.acct}</span>
    </Link>
    <FollowButton accountId={account.id} acct={account.acct} />
  </li>
)
