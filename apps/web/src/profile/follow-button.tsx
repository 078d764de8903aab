import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { reloadHome } from '../api/status-cache.ts'
import { Button } from '../ui/button.tsx'

/** Follow and unfollow: shown at once, taken back with a reason when refused. */
interface Props {
  accountId: string
  acct: string
  /** Without a word about the other direction. */
  small?: boolean
}

export function FollowButton({ accountId, acct, small = false }: Props) {
  const queries = useQueryClient()
  const key = ['relationship', accountId]
  const relationship = useQuery({
    queryKey: key,
    queryFn: async () => (await api().v1.accounts.relationships.fetch({ id: [accountId] }))[0] ?? null,
    staleTime: 30_000,
  })
  const following = relationship.data?.following ?? false
  const requested = relationship.data?.requested ?? false
  const change = useMutation({
    mutationFn: () => {
      const account = api().v1.accounts.$select(accountId)
      return following || requested ? account.unfollow() : account.follow()
    },
    onMutate: () =>
      queries.setQueryData(
        key,
        (old: typeof relationship.data) =>
          old && (requested ? { ...old, requested: false } : { ...old, following: !following }),
      ),
    onSuccess: (answer) => {
      queries.setQueryData(key, answer)
      void queries.invalidateQueries({ queryKey: ['account', acct] })
      void reloadHome(queries)
    },
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
  return (
    <div className="text-right">
      <Button
        kind={following || requested || small ? 'quiet' : 'primary'}
        disabled={relationship.isPending || change.isPending}
        onClick={() => change.mutate()}
      >
        {following ? 'Unfollow' : requested ? 'Cancel request' : 'Follow'}
      </Button>
      {!small && relationship.data?.followedBy && <p className="mt-1 text-[13px] text-muted">follows you</p>}
      {change.isError && (
        <p role="alert" className="mt-1 text-[13px] text-danger">
          {describeProblem(change.error)}
        </p>
      )}
    </div>
  )
}
