/** Groups of notifications on the page: endless, in its place on coming back, and every state it can be in. */
import { memo, useLayoutEffect, useRef } from 'react'
import { describeProblem } from '../api/problem.ts'
import { ListEnd } from '../feeds/list-end.tsx'
import { VirtualList } from '../feeds/virtual-list.tsx'
import { t } from '../i18n/i18n.ts'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { GroupRow } from './group-row.tsx'
import { type Group, newSince } from './groups.ts'
import { isWithPost } from './kinds.tsx'
import { NewPill } from './new-pill.tsx'
import { PostRow } from './post-row.tsx'
import type { Kind } from './source.ts'
import type { OpenNotifications } from './use-notifications.ts'

/** A group with a post of two lines; what was measured replaces it. */
const ROW_PX = 128
const NEW = 'heading new'
const EARLIER = 'heading earlier'

interface Props {
  kind: Kind | null
  notifications: OpenNotifications
  /** Where the visit's new ones end; undefined until it is known. */
  marker: string | null | undefined
}

export function NotificationList({ kind, notifications, marker }: Props) {
  useTopOfAnotherKind(kind)
  const { groups, state, older, inbox, waitingIds, dismiss } = notifications
  if (state === 'failed')
    return (
      <Notice text={describeProblem(notifications.problem)} action={t('app.retry')} onAction={notifications.retry} />
    )
  if (state === 'loading' || marker === undefined || !inbox) return <Skeleton />
  const pill = <NewPill count={inbox.waiting} accountIds={waitingIds} onShow={notifications.showPending} />
  if (groups.length === 0 && !older)
    return (
      <>
        {pill}
        <Empty title={t(emptyTitle(kind, inbox.readTo !== null))}>
          {t(`notifications.emptyHints.${kind ?? 'all'}`)}
        </Empty>
      </>
    )
  const rows = withHeadings(groups, newSince(groups, marker))
  return (
    <>
      {pill}
      <VirtualList
        key={kind ?? 'all'}
        keys={rows.map((row) => (typeof row === 'string' ? row : row.key))}
        estimate={ROW_PX}
        label={t('app.notifications')}
        role="list"
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => {
          const row = rows[index]
          if (row === undefined) return null
          if (typeof row !== 'string') return <Row group={row} dismiss={dismiss} />
          return (
            <h2 className="border-b border-line bg-sunken px-4 py-1.5 text-[13px] font-semibold text-muted">
              {t(row === NEW ? 'notifications.new' : 'notifications.earlier')}
            </h2>
          )
        }}
      />
      <ListEnd older={older} />
    </>
  )
}

const emptyTitle = (kind: Kind | null, putAway: boolean) =>
  putAway ? 'notifications.emptyNow' : kind ? 'notifications.emptyKind' : 'notifications.empty'

/** Another kind is another list: it begins at its top, whatever was read of the last one. */
function useTopOfAnotherKind(kind: Kind | null): void {
  const shown = useRef(kind)
  useLayoutEffect(() => {
    if (shown.current !== kind) scrollTo({ top: 0, behavior: 'instant' })
    shown.current = kind
  }, [kind])
}

/** Headings only where there is something new to tell apart. */
function withHeadings(groups: readonly Group[], fresh: number): readonly (Group | string)[] {
  if (fresh === 0) return groups
  const earlier = groups.slice(fresh)
  return [NEW, ...groups.slice(0, fresh), ...(earlier.length > 0 ? [EARLIER, ...earlier] : [])]
}

const Row = memo(
  function Row({ group, dismiss }: { group: Group; dismiss(group: Group): void }) {
    const props = { group, onDismiss: () => dismiss(group) }
    return group.statusId && isWithPost(group.type) ? <PostRow {...props} /> : <GroupRow {...props} />
  },
  // What dismisses is new at each rendering and does the same.
  (before, after) => before.group === after.group,
)
