/** A timeline on the page: posts, gaps one can fill, the pill, and every state it can be in. */
import { type ReactNode, useEffect, useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { useEntities, useStatus } from '../entities/use-entities.tsx'
import { wantedOf } from '../entities/wanted.ts'
import { t } from '../i18n/i18n.ts'
import { PostItem } from '../post/post-item.tsx'
import { Button } from '../ui/button.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { isGap } from './feed.ts'
import { ListEnd } from './list-end.tsx'
import { NewPill } from './new-pill.tsx'
import type { OpenFeed } from './use-feed.ts'
import { VirtualList } from './virtual-list.tsx'

/** A post of three lines with its actions; what was measured replaces it. */
const POST_PX = 168

interface Props {
  feed: OpenFeed
  /** Names the timeline for assistive technology. */
  label: string
  /** What an empty timeline teaches. */
  empty: ReactNode
  /** Where filters apply: 'home', 'public', 'account', 'thread' or 'notifications' of the API. */
  context?: 'home' | 'public' | 'account'
  /** What stands around each post: context for what is rendered in it. */
  around?: (id: string, post: ReactNode) => ReactNode
}

export function FeedList({ feed, label, empty, context = 'public', around = (_id, post) => post }: Props) {
  const { entries, older, state } = feed
  const { statuses } = useEntities()
  if (state === 'loading') return <Skeleton />
  if (state === 'failed')
    return <Notice text={describeProblem(feed.problem)} action={t('app.retry')} onAction={feed.retry} />
  if (entries.length === 0 && feed.pending.length === 0 && !older) return empty
  return (
    <>
      <NewPill
        count={feed.pending.length}
        text={t('app.newPosts', { count: feed.pending.length })}
        people={feed.pending.slice(0, 20).flatMap((id) => statuses.get(id)?.account ?? [])}
        onShow={feed.showPending}
      />
      <VirtualList
        keys={entries.map((entry) => (isGap(entry) ? `gap ${entry.below}` : entry))}
        estimate={POST_PX}
        label={label}
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => {
          const entry = entries[index]
          if (entry === undefined) return null
          if (isGap(entry)) return <GapRow onFill={() => feed.fill(entry.below)} />
          return around(entry, <Row id={entry} context={context} position={index + 1} />)
        }}
      />
      <ListEnd older={older} />
    </>
  )
}

/** After a reload only the posts near the reader are known; the others are read when they come near the screen. */
function Row({ id, context, position }: { id: string; context: Props['context']; position: number }) {
  const entities = useEntities()
  const known = useStatus(id) !== undefined
  useEffect(() => {
    if (!known) wantedOf(entities).status(id)
  }, [known, entities, id])
  return known ? <PostItem id={id} context={context} position={position} /> : <Skeleton rows={1} />
}

function GapRow({ onFill }: { onFill(): Promise<void> }) {
  const [state, setState] = useState<'open' | 'busy' | { problem: unknown }>('open')
  const fill = () => {
    setState('busy')
    onFill().then(
      () => setState('open'),
      (problem: unknown) => setState({ problem }),
    )
  }
  return (
    <div className="flex min-h-16 flex-wrap items-center justify-center gap-3 border-b border-line bg-sunken px-4 py-3 text-sm">
      <p>{typeof state === 'object' ? describeProblem(state.problem) : t('app.gap')}</p>
      <Button kind="quiet" data-focus disabled={state === 'busy'} onClick={fill}>
        {state === 'busy' ? t('app.loading') : t('app.gapFill')}
      </Button>
    </div>
  )
}
