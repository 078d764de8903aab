import { useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { useSession } from './session.ts'

export const OWN_ACCOUNT = ['own-account'] as const

/** The reader's own account with its source and role; nothing while nobody is signed in. */
export function useOwnAccount() {
  const session = useSession()
  return useQuery({
    queryKey: OWN_ACCOUNT,
    queryFn: async () => await api().v1.accounts.verifyCredentials(),
    enabled: session !== null,
    staleTime: 5 * 60_000,
  })
}
