/** An open profile shows what is posted meanwhile: the reader's own at once, others' behind the pill. */
import { useQueryClient } from '@tanstack/react-query'
import type { Status } from '../entities/entities.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import type { FeedSource } from '../feeds/source.ts'
import { atTop } from '../live/at-top.ts'
import { useLiveEvent } from '../live/live.tsx'
import { belongsTo, type ProfileTab } from './belongs-to.ts'
import { pinnedKey } from './pinned-posts.tsx'

export function useLiveProfile(source: FeedSource, accountId: string, tab: ProfileTab): void {
  const feeds = useFeeds()
  const queries = useQueryClient()
  const arrive = (status: Status, show: boolean) => {
    if (status.account.id === accountId && belongsTo(status, tab)) feeds.arrive(source.key, status, show)
  }
  useLiveEvent('posted', (status) => arrive(status, true))
  useLiveEvent('update', (status) => arrive(status, atTop(location.pathname)))
  useLiveEvent('missed', () => {
    void feeds.catchUp(source, () => atTop(location.pathname)).catch(() => undefined)
    void queries.invalidateQueries({ queryKey: pinnedKey(accountId) })
  })
}
