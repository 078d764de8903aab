/** A profile by its name, and what else stands in its header: read together, so that nothing moves when it is there. */
import { useQuery } from '@tanstack/react-query'
import type { mastodon } from 'masto'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import type { Account } from '../entities/entities.ts'
import { useAccount, useEntities } from '../entities/use-entities.tsx'

export const profileKey = (acct: string) => ['profile', acct.toLowerCase()] as const

export function useProfile(acct: string) {
  const entities = useEntities()
  const query = useQuery({
    queryKey: profileKey(acct),
    queryFn: async () => {
      const account = await api().v1.accounts.lookup({ acct })
      entities.keepAccounts([account])
      return account.id
    },
  })
  const account = useAccount(query.data)
  return { account, query }
}

export interface Extras {
  /** People the reader follows who follow them too; their ids. */
  familiar: string[]
  endorsed: string[]
  tags: mastodon.v1.FeaturedTag[]
}

export const extrasKey = (id: string) => ['profile-extras', id] as const

/** Each part may fail alone: then the header goes without it. */
export function useExtras({ id }: Pick<Account, 'id'>) {
  const entities = useEntities()
  const me = useSession()?.accountId
  const signedIn = me !== undefined
  return useQuery({
    queryKey: extrasKey(id),
    queryFn: async (): Promise<Extras> => {
      const person = api().v1.accounts.$select(id)
      const other = signedIn && me !== id
      const [familiar, endorsed, tags, relationships] = await Promise.allSettled([
        other ? readFamiliar(id) : [],
        person.endorsements.list({ limit: 12 }),
        person.featuredTags.list(),
        other ? api().v1.accounts.relationships.fetch({ id: [id] }) : [],
      ])
      entities.relationships.put(found(relationships))
      return {
        familiar: entities.keepAccounts(found(familiar)),
        endorsed: entities.keepAccounts(found(endorsed)),
        tags: found(tags),
      }
    },
  })
}

async function readFamiliar(id: string): Promise<Account[]> {
  // The library's type says a bare list; the API wants it named.
  const answer = await api().v1.accounts.familiarFollowers.fetch({ id: [id] } as never)
  return answer[0]?.accounts ?? []
}

const found = <T>(result: PromiseSettledResult<T[]>): T[] => (result.status === 'fulfilled' ? result.value : [])
