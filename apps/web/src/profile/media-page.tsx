/** The tab "Media": pictures and films as a grid, each the way to its post. */
import { describeProblem } from '../api/problem.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { idsOf } from '../feeds/feed.ts'
import { ListEnd } from '../feeds/list-end.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { VirtualList } from '../feeds/virtual-list.tsx'
import { t } from '../i18n/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import { MediaTile } from './media-tile.tsx'
import { NoPosts } from './no-posts.tsx'
import { useOpenProfile } from './profile-context.ts'
import { profileSource } from './sources.ts'
import { rowsOf, tilesOf } from './tiles.ts'
import { useLiveProfile } from './use-live-profile.ts'

/** A row of three in a column of 600 px. */
const ROW_PX = 200

export function MediaPage() {
  const account = useOpenProfile()
  const source = profileSource(account, 'media')
  const feed = useFeed(source)
  const { statuses } = useEntities()
  useLiveProfile(source, account.id, 'media')
  if (feed.state === 'loading') return <GridSkeleton />
  if (feed.state === 'failed')
    return <Notice text={describeProblem(feed.problem)} action={t('app.retry')} onAction={feed.retry} />
  const ids = [...feed.pending, ...idsOf(feed.entries)]
  const rows = rowsOf(tilesOf(ids.flatMap((id) => statuses.get(id) ?? [])))
  if (rows.length === 0 && !feed.older) return <NoPosts account={account} media />
  return (
    <>
      <VirtualList
        role="list"
        keys={rows.map(([first]) => first?.key ?? '')}
        estimate={ROW_PX}
        label={t('profile.media')}
        busy={feed.older?.busy ?? false}
        onEnd={feed.older && !feed.older.problem ? feed.older.load : undefined}
        render={(index) => (
          <div className="grid grid-cols-3 gap-1 pt-1">
            {rows[index]?.map((tile) => (
              <MediaTile key={tile.key} tile={tile} />
            ))}
          </div>
        )}
      />
      <ListEnd older={feed.older} />
    </>
  )
}

const GridSkeleton = () => (
  <div
    role="status"
    aria-busy="true"
    aria-label={t('app.loading')}
    className="grid animate-pulse grid-cols-3 gap-1 pt-1"
  >
    {Array.from({ length: 9 }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
      <div key={index} className="aspect-square bg-sunken" />
    ))}
  </div>
)
