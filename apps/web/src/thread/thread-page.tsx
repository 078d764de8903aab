import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem, type Status } from '../api/problem.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Post } from '../post/post.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'

/** Ancestors, the post large, replies below. */
export function ThreadPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId' })
  const thread = useQuery({
    queryKey: ['thread', statusId],
    queryFn: async (): Promise<Status[]> => {
      const post = api().v1.statuses.$select(statusId)
      const [status, context] = await Promise.all([post.fetch(), post.context.fetch()])
      return [...context.ancestors, status, ...context.descendants]
    },
  })
  return (
    <>
      <PageHeader title="Post" back />
      {thread.isPending && <Skeleton rows={3} />}
      {thread.isError && (
        <Notice text={describeProblem(thread.error)} action="Try again" onAction={() => thread.refetch()} />
      )}
      {thread.data?.map((status) => (
        <Post key={status.id} status={status} large={status.id === statusId} />
      ))}
    </>
  )
}
