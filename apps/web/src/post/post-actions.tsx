import { useQueryClient } from '@tanstack/react-query'
import { Heart, MessageCircle, Repeat2, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../api/client.ts'
import { describeProblem, type Status } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { patchStatus, removeStatus } from '../api/status-cache.ts'

interface Props {
  status: Status
  onReply(): void
  onProblem(text: string | null): void
}

/** Reply, boost, like, delete: shown at once, taken back with a reason when the server refuses. */
export function PostActions({ status, onReply, onProblem }: Props) {
  const queries = useQueryClient()
  const session = useSession()
  const mine = session?.accountId === status.account.id

  async function optimistic(change: Partial<Status>, call: () => Promise<unknown>) {
    onProblem(null)
    patchStatus(queries, status.id, (old) => ({ ...old, ...change }))
    try {
      await call()
    } catch (error) {
      patchStatus(queries, status.id, (old) => ({
        ...old,
        favourited: status.favourited,
        favouritesCount: status.favouritesCount,
        reblogged: status.reblogged,
        reblogsCount: status.reblogsCount,
      }))
      onProblem(describeProblem(error))
    }
  }

  const post = () => api().v1.statuses.$select(status.id)
  const like = () =>
    optimistic(
      { favourited: !status.favourited, favouritesCount: status.favouritesCount + (status.favourited ? -1 : 1) },
      () => (status.favourited ? post().unfavourite() : post().favourite()),
    )
  const boost = () =>
    optimistic({ reblogged: !status.reblogged, reblogsCount: status.reblogsCount + (status.reblogged ? -1 : 1) }, () =>
      status.reblogged ? post().unreblog() : post().reblog(),
    )
  async function remove() {
    if (!confirm('Delete this post for everyone?')) return
    try {
      await post().remove()
      removeStatus(queries, status.id)
    } catch (error) {
      onProblem(describeProblem(error))
    }
  }

  const closed = status.visibility === 'direct' || (status.visibility === 'private' && !mine)
  return (
    <div className="-ml-2.5 mt-1 flex max-w-md justify-between text-muted">
      <Action name="Reply" count={status.repliesCount} disabled={!session} onClick={onReply}>
        <MessageCircle size={20} strokeWidth={1.75} />
      </Action>
      <Action
        name={status.reblogged ? 'Undo boost' : 'Boost'}
        count={status.reblogsCount}
        disabled={!session || closed}
        pressed={Boolean(status.reblogged)}
        colour="text-boost"
        onClick={boost}
      >
        <Repeat2 size={20} strokeWidth={1.75} />
      </Action>
      <Action
        name={status.favourited ? 'Undo like' : 'Like'}
        count={status.favouritesCount}
        disabled={!session}
        pressed={Boolean(status.favourited)}
        colour="text-like"
        onClick={like}
      >
        <Heart size={20} strokeWidth={1.75} fill={status.favourited ? 'currentColor' : 'none'} />
      </Action>
      {mine ? (
        <Action name="Delete" onClick={remove}>
          <Trash2 size={19} strokeWidth={1.75} />
        </Action>
      ) : (
        <span className="w-10" />
      )}
    </div>
  )
}

interface ActionProps {
  name: string
  count?: number
  pressed?: boolean
  colour?: string
  disabled?: boolean
  onClick(): void
  children: ReactNode
}

function Action({ name, count = 0, pressed, colour = '', disabled, onClick, children }: ActionProps) {
  return (
    <button
      type="button"
      title={name}
      aria-label={count > 0 ? `${name}, ${count}` : name}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
      className={`inline-flex min-h-10 min-w-10 items-center justify-center gap-1.5 rounded-full px-2.5 text-sm tabular-nums transition-colors duration-150 enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-50 ${pressed ? colour : ''}`}
    >
      {children}
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </button>
  )
}
