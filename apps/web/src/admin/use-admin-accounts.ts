/** Accounts of every state as administrators see them, a page after the other. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { nextOf } from '../feeds/source.ts'
import { type AdminAccount, STATES } from './account-state.ts'

export const ADMIN = ['admin'] as const
export const ACCOUNTS = [...ADMIN, 'accounts'] as const
const PAGE = 40

export interface AccountPage {
  accounts: AdminAccount[]
  next: string | null
}

export const FILTERS = ['all', ...STATES, 'staff'] as const
export type AccountFilter = (typeof FILTERS)[number]

/** `username` is the start of a name; an empty one is any. */
export const useAdminAccounts = (filter: AccountFilter, username = '') =>
  useInfiniteQuery({
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
