/** How one usually posts: shown as changed at once, taken back with a reason when the server refuses. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { OWN_ACCOUNT } from '../api/use-own-account.ts'
import { PREFERENCES } from '../compose/use-preferences.ts'
import { useEntities } from '../entities/use-entities.tsx'

export interface Posting {
  privacy: 'public' | 'unlisted' | 'private'
  language: string
  sensitive: boolean
}

export function useSavePosting() {
  const queries = useQueryClient()
  const entities = useEntities()
  const preferences = useQuery(PREFERENCES)
  const [state, setState] = useState<{ problem: string | null; saved: boolean }>({ problem: null, saved: false })
  const { data } = preferences
  const posting: Posting | null = data
    ? {
        privacy: data['posting:default:visibility'] as Posting['privacy'],
        language: data['posting:default:language'] ?? '',
        sensitive: data['posting:default:sensitive'],
      }
    : null

  async function save(changes: Partial<Posting>) {
    if (!data || !posting) return
    const { privacy, language, sensitive } = { ...posting, ...changes }
    setState({ problem: null, saved: false })
    // The composer reads the same.
    queries.setQueryData(PREFERENCES.queryKey, {
      ...data,
      'posting:default:visibility': privacy,
      'posting:default:language': language,
      'posting:default:sensitive': sensitive,
    })
    try {
      const account = await api().v1.accounts.updateCredentials({ source: changes })
      queries.setQueryData(OWN_ACCOUNT, account)
      entities.keepAccounts([account])
      setState({ problem: null, saved: true })
    } catch (error) {
      queries.setQueryData(PREFERENCES.queryKey, data)
      setState({ problem: describeProblem(error), saved: false })
    }
  }
  return { preferences, posting, save, ...state }
}
