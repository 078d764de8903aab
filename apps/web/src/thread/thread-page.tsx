import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem, type Status } from '../api/problem.ts'
import { present } from '../api/status-cache.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Post } from '../post/post.tsx'
import { useLive } from '../timeline/use-live.ts'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { depths } from './depths.ts'

const INDENT = ['', 'ml-4 border-l border-line', 'ml-8 border-l border-line', 'ml-12 border-l border-line']

/** Ancestors, the post large, replies below; indentation stops at three levels. */
export function ThreadPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId' })
  const { gone } = useLive()
  const thread = useQuery({
    queryKey: ['thread', statusId],
    queryFn: async (): Promise<Status[]> => {
      const post = api().v1.statuses.$select(statusId)
      const [status, context] = await Promise.all([post.fetch(), post.context.fetch()])
      return [...context.ancestors, status, ...context.descendants]
    },
  })
  if (thread.isPending)
    return (
      <Page>
        <Skeleton rows={3} />
      </Page>
    )
  if (!thread.data)
    return (
      <Page>
        <Notice text={describeProblem(thread.error)} action="Try again" onAction={() => thread.refetch()} />
      </Page>
    )
  const statuses = present(thread.data, gone)
  const depthOf = depths(statuses, statusId)
  return (
    <Page>
      {gone.has(statusId) && <Empty title="This post was deleted" />}
      {statuses.map((status) => (
        <div key={status.id} className={INDENT[Math.min(3, Math.max(0, (depthOf.get(status.id) ?? 0) - 1))]}>
          <Post status={status} large={status.id === statusId} />
        </div>
      ))}
    </Page>
  )
}

const Page = ({ children }: { children: React.ReactNode }) => (
  <>
    <PageHeader title="Post" back />
    {children}
  </>
)
