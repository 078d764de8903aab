import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { useFeeds } from '../feeds/feeds-context.ts'
import { useRelationship } from '../people/use-relationship.ts'
import { HOME } from '../timeline/sources.ts'
import { Button } from '../ui/button.tsx'

interface Props {
  accountId: string
  acct: string
  /** Without a word about the other direction. */
  small?: boolean
}

/** Follow and unfollow: shown at once, taken back with a reason when refused. */
export function FollowButton({ accountId, small = false }: Props) {
  const { relationships } = useEntities()
  const feeds = useFeeds()
  const known = useRelationship(accountId)
  const following = known?.following ?? false
  const requested = known?.requested ?? false
  const change = useMutation({
    mutationFn: () => {
      const account = api().v1.accounts.$select(accountId)
      return following || requested ? account.unfollow() : account.follow()
    },
    onMutate: () => {
      relationships.patch(accountId, (old) =>
        requested ? { ...old, requested: false } : { ...old, following: !following },
      )
      return known
    },
    onSuccess: (answer) => {
      relationships.put([answer])
      void feeds.catchUp(HOME, () => true)
    },
    onError: (_error, _input, before) => before && relationships.put([before]),
  })
  return (
    <div className="text-right">
      <Button
        kind={following || requested || small ? 'quiet' : 'primary'}
        disabled={!known || change.isPending}
        onClick={() => change.mutate()}
      >
        {following ? 'Unfollow' : requested ? 'Cancel request' : 'Follow'}
      </Button>
      {!small && known?.followedBy && <p className="mt-1 text-[13px] text-muted">follows you</p>}
      {change.isError && (
        <p role="alert" className="mt-1 text-[13px] text-danger">
          {describeProblem(change.error)}
        </p>
      )}
    </div>
  )
}
