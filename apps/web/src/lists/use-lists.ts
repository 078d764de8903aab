/** One's lists: read once, changed in place, taken back with a reason when the server refuses. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { mastodon } from 'masto'
import { api } from '../api/client.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import { t } from '../i18n/i18n.ts'
import { HOME, listSource } from '../timeline/sources.ts'
import { useUndo } from '../ui/undo.tsx'

export type List = mastodon.v1.List
export type ListSettings = Pick<List, 'title' | 'exclusive' | 'repliesPolicy'>

const LISTS = ['lists'] as const

export const useLists = () =>
  useQuery({ queryKey: LISTS, queryFn: async (): Promise<List[]> => await api().v1.lists.list() })

/** One of them; `missing` when there is none of that id. */
export function useList(id: string) {
  const lists = useLists()
  const list = lists.data?.find((other) => other.id === id)
  return { list, missing: lists.isSuccess && !list, problem: lists.data ? null : lists.error, retry: lists.refetch }
}

export function useChangeLists() {
  const queries = useQueryClient()
  const feeds = useFeeds()
  const undo = useUndo()
  const change = (how: (lists: List[]) => List[]) => queries.setQueryData<List[]>(LISTS, (lists) => lists && how(lists))
  const replace = (list: List) => change((lists) => lists.map((other) => (other.id === list.id ? list : other)))

  return {
    async create(title: string): Promise<List> {
      const list = await api().v1.lists.create({ title })
      change((lists) => [...lists, list])
      return list
    },
    /** Shown at once; rejects with the reason after taking it back. */
    async update(list: List, settings: Partial<ListSettings>): Promise<void> {
      replace({ ...list, ...settings })
      try {
        // The API takes the title with every change.
        replace(
          await api()
            .v1.lists.$select(list.id)
            .update({ title: list.title, ...settings }),
        )
      } catch (error) {
        replace(list)
        throw error
      }
      if (settings.repliesPolicy) void queries.resetQueries({ queryKey: ['feed', ...listSource(list.id).key] })
      if (settings.exclusive !== undefined) void feeds.catchUp(HOME, () => false).catch(() => undefined)
    },
    /** Gone from the page at once, deleted when nobody took it back. */
    remove(list: List): void {
      const at = queries.getQueryData<List[]>(LISTS)?.findIndex(({ id }) => id === list.id) ?? 0
      change((lists) => lists.filter(({ id }) => id !== list.id))
      undo.offer({
        text: t('lists.deleted', { title: list.title }),
        undo: () => change((lists) => lists.toSpliced(at, 0, list)),
        act: () =>
          api()
            .v1.lists.$select(list.id)
            .remove(undefined, { requestInit: { keepalive: true } }),
      })
    },
  }
}
