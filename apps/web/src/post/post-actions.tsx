import { Heart, MessageCircle, Pencil, Repeat2, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import type { Status } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { useTabs } from '../live/live.tsx'
import { useUndo } from '../ui/undo.tsx'

interface Props {
  status: Status
  onReply(): void
  onEdit(): void
  onProblem(text: string | null): void
}

/** Reply, boost, like: shown at once, taken back with a reason when the server refuses. Edit and delete for one's own. */
export function PostActions({ status, onReply, onEdit, onProblem }: Props) {
  const entities = useEntities()
  const tabs = useTabs()
  const session = useSession()
  const undo = useUndo()
  const mine = session?.accountId === status.account.id

  const mark = (marks: Partial<Status>) => entities.statuses.patch(status.id, (old) => ({ ...old, ...marks }))

  async function optimistic(change: Partial<Status>, call: () => Promise<Status>) {
    onProblem(null)
    mark(change)
    try {
      const answer = await call()
      // The server's count includes what others did meanwhile.
      const latest = (answer.reblog ?? answer) as Status
      entities.keep([latest])
      tabs?.tellStatus(latest)
    } catch (error) {
      entities.statuses.put([status])
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
  function remove() {
    const target = post()
    entities.hide(status.id)
    undo.offer({
      text: 'Post deleted.',
      undo: () => entities.unhide(status.id),
      async act() {
        await target.remove(undefined, { requestInit: { keepalive: true } })
        tabs?.tellDeleted(status.id)
      },
    })
  }

  const closed = status.visibility === 'direct' || (status.visibility === 'private' && !mine)
  return (
    <div className="-ml-2.5 mt-1 grid max-w-md grid-cols-5 justify-items-start text-muted">
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
      {mine && (
        <>
          <Action name="Edit" onClick={onEdit}>
            <Pencil size={19} strokeWidth={1.75} />
          </Action>
          <Action name="Delete" onClick={remove}>
            <Trash2 size={19} strokeWidth={1.75} />
          </Action>
        </>
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
      onClick={onClick}
      className={`inline-flex min-h-10 min-w-10 items-center justify-center gap-1.5 rounded-full px-2.5 text-sm tabular-nums transition-colors duration-150 enabled:hover:bg-sunken disabled:cursor-default ${pressed ? colour : 'enabled:hover:text-ink'}`}
    >
      {children}
      {count > 0 && <span aria-hidden="true">{count.toLocaleString()}</span>}
    </button>
  )
}
