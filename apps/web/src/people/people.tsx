/** Whom one could follow: those who wrote lately and are not followed yet. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import type { Account } from '../api/problem.ts'
import { FollowButton } from '../profile/follow-button.tsx'
import { Avatar } from '../ui/avatar.tsx'

const PEOPLE = 5

async function findPeople(queries: QueryClient, me: string): Promise<Account[]> {
  const posts = await api().v1.timelines.public.list({ local: true, limit: 40 })
  const authors = new Map(posts.map(({ account }) => [account.id, account]))
  authors.delete(me)
  if (authors.size === 0) return []
  const relationships = await api().v1.accounts.relationships.fetch({ id: [...authors.keys()] })
  for (const relationship of relationships) queries.setQueryData(['relationship', relationship.id], relationship)
  const strangers = relationships.filter(({ following, blocking, muting }) => !following && !blocking && !muting)
  return strangers.slice(0, PEOPLE).flatMap(({ id }) => authors.get(id) ?? [])
}

/** Found once: a list that changed under the finger would be pressed wrong. */
export function usePeople(me: string) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['people'],
    queryFn: () => findPeople(queries, me),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export const PeopleList = ({ people }: { people: Account[] }) => (
  <ul>
    {people.map((account) => (
      <li key={account.id} className="flex items-center gap-3 py-2">
        <Avatar account={account} size={40} />
        <Link to="/@{$acct}" params={{ acct: account.acct }} className="min-w-0 flex-1 leading-tight">
          <span className="block truncate text-[15px] font-semibold text-ink">
            {account.displayName || account.username}
          </span>
          <span className="block truncate text-sm text-muted">@{account.acct}</span>
        </Link>
        <FollowButton accountId={account.id} acct={account.acct} small />
      </li>
    ))}
  </ul>
)

/** Beside the column on wide screens. */
export function PeopleAside({ me }: { me: string }) {
  const { data: people = [] } = usePeople(me)
  if (people.length === 0) return null
  return (
    <section aria-label="People who wrote lately">
      <h2 className="mb-1 text-[15px] font-semibold text-ink">Writing lately</h2>
      <PeopleList people={people} />
    </section>
  )
}
