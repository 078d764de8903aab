/** Accounts of every state as administrators see them, a page after the other. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { nextOf } from '../feeds/source.ts'
import { type AdminAccount, STATES } from './account-state.ts'

export const ADMIN = ['admin'] as const
export const ACCOUNTS = [...ADMIN, 'accounts'] as const
const PAGE = 40

interface AccountPage {
  accounts: AdminAccount[]
  next: string | null
}

export const FILTERS = ['all', ...STATES, 'staff'] as const
export type AccountFilter = (typeof FILTERS)[number]

/** Turned down, while that can still be taken back: not shown, whatever is read again meanwhile. */
const REJECTED = ['rejected-registrations'] as const

export function useRejected(): { ids: readonly string[]; add(id: string): void; remove(id: string): void } {
  const queries = useQueryClient()
  const { data: ids } = useQuery<string[]>({ queryKey: REJECTED, queryFn: () => [], enabled: false, initialData: [] })
  const change = (update: (ids: string[]) => string[]) =>
    queries.setQueryData<string[]>(REJECTED, (old = []) => update(old))
  return {
    ids,
    add: (id) => change((old) => [...old, id]),
    remove: (id) => change((old) => old.filter((each) => each !== id)),
  }
}

/** `username` is the start of a name; an empty one is any. `accounts` are those of all pages. */
export function useAdminAccounts(filter: AccountFilter, username = '') {
  const { ids } = useRejected()
  const query = useInfiniteQuery({
    queryKey: [...ACCOUNTS, filter, username],
    queryFn: async ({ pageParam }): Promise<AccountPage> => {
      const { data, headers } = await api().v1.admin.accounts.list.$raw({
        limit: PAGE,
        maxId: pageParam,
        ...(username && { username }),
        ...(filter !== 'all' && { [filter]: true }),
      })
      return { accounts: data, next: nextOf(headers) }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  const all = query.data?.pages.flatMap((page) => page.accounts)
  return { ...query, accounts: all?.filter(({ id }) => !ids.includes(id)) }
}
