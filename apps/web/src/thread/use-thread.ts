import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MastoHttpError } from 'masto'
import { api } from '../api/client.ts'
import type { Status } from '../entities/entities.ts'
import { useEntities, useGone, useStatus } from '../entities/use-entities.tsx'
import { useLiveEvent } from '../live/live.tsx'
import { EMPTY_THREAD, join, type Row, type Thread } from './thread.ts'

export interface OpenThread extends Thread {
  /** Shown from what is known already, before anything is read. */
  main: Status | undefined
  state: 'loading' | 'failed' | 'missing' | 'deleted' | 'ready'
  problem: unknown
  /** Of what is around the post; the post itself may be there all the same. */
  around: 'loading' | 'failed' | 'ready'
  aroundProblem: unknown
  retry(): void
}

const rowOf = ({ id, inReplyToId }: Status): Row => ({ id, inReplyToId: inReplyToId ?? null })
const isMissing = (error: unknown) => error instanceof MastoHttpError && [404, 410].includes(error.statusCode)

/** A conversation, kept live while it is open. */
export function useThread(statusId: string): OpenThread {
  const entities = useEntities()
  const queries = useQueryClient()
  const gone = useGone()
  const post = useQuery({
    queryKey: ['status', statusId],
    queryFn: async () => {
      entities.keep([await api().v1.statuses.$select(statusId).fetch()])
      return statusId
    },
  })
  const context = useQuery({
    queryKey: ['thread', statusId],
    queryFn: async (): Promise<Thread> => {
      const { ancestors, descendants } = await api().v1.statuses.$select(statusId).context.fetch()
      entities.keep([...ancestors, ...descendants])
      return { ancestors: ancestors.map(rowOf), replies: descendants.map(rowOf) }
    },
  })
  const known = useStatus(statusId)
  const main = useStatus(known?.reblog?.id ?? statusId)

  const arrive = (status: Status) => {
    if (status.reblog || !status.inReplyToId) return
    queries.setQueryData<Thread>(['thread', statusId], (old) => old && join(old, main?.id ?? statusId, rowOf(status)))
  }
  useLiveEvent('update', arrive)
  useLiveEvent('posted', arrive)
  useLiveEvent('notification', ({ type, ...about }) => {
    if (type !== 'mention' || !('status' in about) || !about.status) return
    entities.keep([about.status])
    arrive(about.status)
  })

  const { ancestors, replies } = context.data ?? EMPTY_THREAD
  const here = ({ id }: Row) => !gone.has(id)
  return {
    ancestors: ancestors.filter(here),
    replies: replies.filter(here),
    main,
    state: gone.has(statusId)
      ? 'deleted'
      : isMissing(post.error)
        ? 'missing'
        : main
          ? 'ready'
          : post.isError
            ? 'failed'
            : 'loading',
    problem: post.error,
    around: context.data ? 'ready' : context.isError ? 'failed' : 'loading',
    aroundProblem: context.error,
    retry() {
      if (post.isError) void post.refetch()
      if (context.isError) void context.refetch()
    },
  }
}
