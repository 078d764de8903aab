/** Whom one could follow, and why; on a young server those who wrote there lately. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import type { Entities } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'

export type Reason = 'friends_of_friends' | 'most_followed' | 'wrote_lately' | 'other'

export interface Suggestion {
  id: string
  reason: Reason
}

export const SUGGESTIONS = ['suggestions'] as const
const LIMIT = 40
/** Fewer than so many are topped up with people who wrote lately. */
const ENOUGH = 4

export function useSuggestions() {
  const entities = useEntities()
  const queries = useQueryClient()
  const me = useSession()?.accountId
  const query = useQuery({
    queryKey: SUGGESTIONS,
    queryFn: async (): Promise<Suggestion[]> => {
      const found = await api().v2.suggestions.list({ limit: LIMIT })
      entities.keepAccounts(found.map(({ account }) => account))
      const suggested = found.map(({ account, sources }) => ({ id: account.id, reason: reasonOf(sources) }))
      if (suggested.length >= ENOUGH || !me) return suggested
      const known = new Set([me, ...suggested.map(({ id }) => id)])
      return [...suggested, ...(await whoWroteLately(entities, known).catch(() => []))]
    },
    enabled: me !== undefined,
    // Whom one follows from here stays in sight for a while.
    staleTime: 10 * 60_000,
  })
  return {
    ...query,
    /** Suggests somebody no more; comes back when the server does not take it. */
    async dismiss(id: string) {
      const before = queries.getQueryData<Suggestion[]>(SUGGESTIONS)
      queries.setQueryData<Suggestion[]>(SUGGESTIONS, (list) => list?.filter((other) => other.id !== id))
      try {
        await api().v1.suggestions.$select(id).remove(id)
      } catch {
        queries.setQueryData(SUGGESTIONS, before)
      }
    },
  }
}

const reasonOf = (sources: readonly string[]): Reason =>
  (['friends_of_friends', 'most_followed'] as const).find((known) => sources.includes(known)) ?? 'other'

async function whoWroteLately(entities: Entities, known: ReadonlySet<string>): Promise<Suggestion[]> {
  const posts = await api().v1.timelines.public.list({ local: true, limit: LIMIT })
  entities.keep(posts)
  const ids = [...new Set(posts.map(({ account }) => account.id))].filter((id) => !known.has(id))
  if (ids.length === 0) return []
  const relationships = await api().v1.accounts.relationships.fetch({ id: ids })
  entities.relationships.put(relationships)
  const open = new Set(relationships.flatMap(({ id, following, requested }) => (following || requested ? [] : [id])))
  return ids.filter((id) => open.has(id)).map((id) => ({ id, reason: 'wrote_lately' }))
}
