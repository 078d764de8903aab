/** Who is in a list: all of them, since each person one follows shows whether they are. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { listSource } from '../timeline/sources.ts'

const membersKey = (listId: string) => ['lists', listId, 'members'] as const

export function useMembers(listId: string) {
  const entities = useEntities()
  const query = useQuery({
    queryKey: membersKey(listId),
    // `limit: 0` is everybody.
    queryFn: async () => entities.keepAccounts(await api().v1.lists.$select(listId).accounts.list({ limit: 0 })),
  })
  return { members: query.data, problem: query.data ? null : query.error, retry: () => void query.refetch() }
}

/** Puts somebody in or takes them out, shown at once. Rejects with the reason after taking it back. */
export function useChangeMember(listId: string) {
  const queries = useQueryClient()
  const change = (how: (ids: string[]) => string[]) =>
    queries.setQueryData<string[]>(membersKey(listId), (ids) => ids && how(ids))
  const put = (id: string) => change((ids) => (ids.includes(id) ? ids : [...ids, id]))
  const take = (id: string) => change((ids) => ids.filter((other) => other !== id))
  return async (id: string, member: boolean): Promise<void> => {
    const apply = (is: boolean) => (is ? put(id) : take(id))
    apply(member)
    try {
      const accounts = api().v1.lists.$select(listId).accounts
      await (member ? accounts.create({ accountIds: [id] }) : accounts.remove({ accountIds: [id] }))
      // Another set of people is another timeline: it is read anew when it is opened.
      queries.removeQueries({ queryKey: ['feed', ...listSource(listId).key] })
    } catch (error) {
      apply(!member)
      throw error
    }
  }
}
