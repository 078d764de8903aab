/** One's filters. Every change is told to whatever shows filtered posts: see filters-live.tsx. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { t } from '../i18n/i18n.ts'
import { useLiveEvents } from '../live/live.tsx'
import { useUndo } from '../ui/undo.tsx'
import { type Filter, type FilterDraft, paramsOf } from './filter-draft.ts'
import { FILTERS } from './filters-live.tsx'

export const useFilters = () =>
  useQuery({ queryKey: FILTERS, queryFn: async (): Promise<Filter[]> => await api().v2.filters.list() })

export function useChangeFilters() {
  const queries = useQueryClient()
  const events = useLiveEvents()
  const undo = useUndo()
  const change = (how: (filters: Filter[]) => Filter[]) =>
    queries.setQueryData<Filter[]>(FILTERS, (filters) => filters && how(filters))
  // The server tells it too; when the live connection is down, only this does.
  const changed = () => events.emit('filters_changed', null)

  return {
    async save(draft: FilterDraft, before?: Filter): Promise<void> {
      const params = paramsOf(draft, before)
      const filters = api().v2.filters
      const latest = await (before ? filters.$select(before.id).update(params) : filters.create(params))
      change((all) => (before ? all.map((other) => (other.id === latest.id ? latest : other)) : [...all, latest]))
      changed()
    },
    /** Gone from the page at once, deleted when nobody took it back. */
    remove(filter: Filter): void {
      const at = queries.getQueryData<Filter[]>(FILTERS)?.findIndex(({ id }) => id === filter.id) ?? 0
      change((all) => all.filter(({ id }) => id !== filter.id))
      undo.offer({
        text: t('filters.deleted', { title: filter.title }),
        undo: () => change((all) => all.toSpliced(at, 0, filter)),
        async act() {
          await api()
            .v2.filters.$select(filter.id)
            .remove(undefined, { requestInit: { keepalive: true } })
          changed()
        },
      })
    },
  }
}
