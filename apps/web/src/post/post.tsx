import { Link, useNavigate } from '@tanstack/react-router'
import { AtSign, Lock, Moon, Pencil, Repeat2 } from 'lucide-react'
import { memo, useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { Composer } from '../compose/composer.tsx'
import type { Account, Status } from '../entities/entities.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Notice } from '../ui/notice.tsx'
import { PostActions } from './post-actions.tsx'
import { RichText } from './rich-text.tsx'
import { TimeAgo } from './time-ago.tsx'

/** One post, or a boost of one. The whole of it opens the thread. */
interface Props {
  status: Status
  /** Who put it into this timeline, when that was not its author. */
  boostedBy?: Account
  large?: boolean
}

export const Post = memo(function Post({ status, boostedBy, large = false }: Props) {
  const navigate = useNavigate()
  const [writing, setWriting] = useState<'reply' | { source: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const open = () => navigate({ to: '/@{$acct}/$statusId', params: { acct: status.account.acct, statusId: status.id } })

  const close = () => setWriting(null)

  async function edit() {
    try {
      const source = await api().v1.statuses.$select(status.id).source.fetch()
      setWriting({ source: source.text })
    } catch (error) {
      setProblem(describeProblem(error))
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the time stamp is the link that keys reach
    <article
      aria-label={`Post by ${status.account.displayName || status.account.username}`}
      className={`border-b border-line px-4 py-3 transition-colors duration-150 hover:bg-raised ${large ? '' : 'cursor-pointer'}`}
      onClick={(event) => {
        const target = event.target as HTMLElement
        if (!large && !target.closest('a, button, form') && !getSelection()?.toString()) void open()
      }}
    >
      {boostedBy && (
        <p className="mb-1 ml-9 flex items-center gap-2 text-[13px] text-muted">
          <Repeat2 size={15} aria-hidden="true" />
          <Link to="/@{$acct}" params={{ acct: boostedBy.acct }} className="hover:underline">
            {boostedBy.displayName || boostedBy.username} boosted
          </Link>
        </p>
      )}
      <div className="flex gap-3">
        <Link to="/@{$acct}" params={{ acct: status.account.acct }} tabIndex={-1} aria-hidden="true">
          <Avatar account={status.account} />
        </Link>
        <div className="min-w-0 flex-1">
          <header className="flex items-baseline gap-1.5 text-sm text-muted">
            <Link
              to="/@{$acct}"
              params={{ acct: status.account.acct }}
              className="truncate text-[15px] font-semibold text-ink hover:underline"
            >
              {status.account.displayName || status.account.username}
            </Link>
            <span className="shrink-999 truncate">@{status.account.acct}</span>
            <span aria-hidden="true">·</span>
            <Link
              to="/@{$acct}/$statusId"
              params={{ acct: status.account.acct, statusId: status.id }}
              className="shrink-0 hover:underline"
            >
              <TimeAgo iso={status.createdAt} />
            </Link>
            {status.editedAt && (
              <Pencil size={13} strokeWidth={1.75} className="shrink-0 self-center" role="img" aria-label="Edited" />
            )}
            <VisibilityMark visibility={status.visibility} />
          </header>
          <Body status={status} large={large} />
          <PostActions
            status={status}
            onReply={() => setWriting(writing ? null : 'reply')}
            onEdit={() => (writing ? close() : void edit())}
            onProblem={setProblem}
          />
          {problem && <Notice text={problem} action="Dismiss" onAction={() => setProblem(null)} />}
          {writing === 'reply' && <Composer replyTo={status} onDone={close} onCancel={close} />}
          {typeof writing === 'object' && writing && (
            <Composer editing={{ status, text: writing.source }} onDone={close} onCancel={close} />
          )}
        </div>
      </div>
    </article>
  )
})

function Body({ status, large }: { status: Status; large: boolean }) {
  const [shown, setShown] = useState(false)
  return (
    <div className={`mt-0.5 ${large ? 'text-lg' : 'text-[15px]'}`} lang={status.language ?? undefined}>
      {status.spoilerText && (
        <button
          type="button"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
          className="my-1 flex min-h-10 w-full items-center justify-between gap-3 rounded-xl bg-sunken px-3 py-2 text-left"
        >
          <span>{status.spoilerText}</span>
          <span className="shrink-0 text-sm font-semibold text-accent">{shown ? 'Hide' : 'Show'}</span>
        </button>
      )}
      {(!status.spoilerText || shown) && <RichText html={status.content} mentions={status.mentions} />}
    </div>
  )
}

function VisibilityMark({ visibility }: { visibility: Status['visibility'] }) {
  const marks = {
    unlisted: [Moon, 'Unlisted'],
    private: [Lock, 'Followers only'],
    direct: [AtSign, 'Mentioned people only'],
  } as const
  if (visibility === 'public') return null
  const [Icon, name] = marks[visibility]
  return <Icon size={14} className="shrink-0 self-center" role="img" aria-label={name} />
}
