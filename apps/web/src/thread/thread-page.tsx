/** A conversation: what the post answers above, the post large, replies below. Opens at the post, and stays there. */
import { useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { useLiveEvent } from '../live/live.tsx'
import { nameOf } from '../post/post-header.tsx'
import { usePostView } from '../post/post-view.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { KeepPlace } from './keep-place.tsx'
import { MainPost } from './main-post.tsx'
import { MissingPost } from './missing-post.tsx'
import { branches } from './thread.ts'
import { ThreadRow } from './thread-row.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { type OpenThread, useThread } from './use-thread.ts'
import { useThreadPlace } from './use-thread-place.ts'

export function ThreadPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId' })
  // Another post of the same conversation is another page.
  return <Conversation key={statusId} />
}

function Conversation() {
  const { acct, statusId } = useParams({ from: '/@{$acct}/$statusId' })
  const thread = useThread(statusId)
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(box)
  const place = useThreadPlace(box, thread.around === 'ready' && thread.state !== 'loading')
  const { main, state } = thread
  const rows = [...thread.ancestors, { id: statusId }, ...thread.replies].map(({ id }) => id).join(' ')
  return (
    <>
      <PageHeader title={main ? t('thread.by', { name: nameOf(main.account) }) : t('thread.title')} back />
      {state === 'failed' && (
        <Notice text={describeProblem(thread.problem)} action={t('app.retry')} onAction={thread.retry} />
      )}
      <div ref={box}>
        <KeepPlace rows={rows}>
          {thread.ancestors.map(({ id }) => (
            <ThreadRow key={id} id={id} joined />
          ))}
          {/* So tall that the post can stay at the top, whatever comes above it. */}
          <div className="min-h-[calc(100dvh-3.5rem)] pb-24">
            <div data-row={statusId}>
              {state === 'loading' && <Skeleton rows={1} />}
              {(state === 'missing' || state === 'deleted') && (
                <MissingPost acct={acct} deleted={state === 'deleted'} />
              )}
              {state === 'ready' && main && <MainPost status={main} />}
            </div>
            {(state === 'ready' || state === 'deleted') && (
              <Replies thread={thread} mainId={main?.id ?? statusId} cameFrom={place?.anchor} />
            )}
          </div>
        </KeepPlace>
      </div>
    </>
  )
}

/** More would make the page slow to open; the rest is one press away. */
const AT_ONCE = 80

interface RepliesProps {
  thread: OpenThread
  mainId: string
  /** The reply one was at, if one was here before. */
  cameFrom: string | undefined
}

function Replies({ thread, mainId, cameFrom }: RepliesProps) {
  // Kept with the post, so that one comes back to where one was.
  const [{ replies: wanted = AT_ONCE }, change] = usePostView(mainId)
  const { replies, around } = thread
  // What one wrote oneself must not hide behind a button.
  useLiveEvent('posted', () => replies.length >= wanted && change({ replies: replies.length + AT_ONCE }))
  if (around === 'loading') return <Skeleton rows={(thread.main?.repliesCount ?? 0) > 0 ? 2 : 0} />
  if (around === 'failed')
    return (
      <Notice
        text={`${t('thread.contextFailed')} ${describeProblem(thread.aroundProblem)}`}
        action={t('app.retry')}
        onAction={thread.retry}
      />
    )
  const shown = branches(mainId, replies)
  const limit = Math.max(wanted, replies.findIndex(({ id }) => id === cameFrom) + 20)
  const left = replies.length - limit
  return (
    <section aria-label={t('thread.replies')}>
      {replies.slice(0, limit).map(({ id }, index) => (
        <ThreadRow key={id} id={id} {...shown[index]} />
      ))}
      {left > 0 && (
        <div className="grid place-items-center p-4">
          <Button kind="quiet" onClick={() => change({ replies: limit + AT_ONCE })}>
            {t('thread.showReplies', { count: left })}
          </Button>
        </div>
      )}
      {replies.length === 0 && thread.main && (
        <p className="px-4 py-8 text-center text-sm text-muted">{t('thread.noReplies')}</p>
      )}
    </section>
  )
}
