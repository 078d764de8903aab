import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useEntities, useGone, useStatus } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Post } from '../post/post.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { depths } from './depths.ts'

const INDENT = ['', 'ml-4 border-l border-line', 'ml-8 border-l border-line', 'ml-12 border-l border-line']

/** Ancestors, the post large, replies below; indentation stops at three levels. */
export function ThreadPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId' })
  const entities = useEntities()
  const gone = useGone()
  const thread = useQuery({
    queryKey: ['thread', statusId],
    queryFn: async () => {
      const post = api().v1.statuses.$select(statusId)
      const [status, context] = await Promise.all([post.fetch(), post.context.fetch()])
      const all = [...context.ancestors, status, ...context.descendants]
      entities.keep(all)
      return all.map(({ id, inReplyToId }) => ({ id, inReplyToId: inReplyToId ?? null }))
    },
  })
  const posts = thread.data?.filter(({ id }) => !gone.has(id)) ?? []
  const depthOf = depths(posts, statusId)
  return (
    <>
      <PageHeader title="Post" back />
      {thread.isPending && <Skeleton rows={3} />}
      {thread.isError && (
        <Notice text={describeProblem(thread.error)} action={t('app.retry')} onAction={() => thread.refetch()} />
      )}
      {gone.has(statusId) && <Empty title="This post was deleted" />}
      {posts.map(({ id }) => (
        <div key={id} className={INDENT[Math.min(3, Math.max(0, (depthOf.get(id) ?? 0) - 1))]}>
          <Row id={id} large={id === statusId} />
        </div>
      ))}
    </>
  )
}

function Row({ id, large }: { id: string; large: boolean }) {
  const status = useStatus(id)
  return status ? <Post status={status} large={large} /> : null
}
