/** How the person usually posts, as the settings say. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Status } from '../entities/entities.ts'
import type { DraftFields } from './draft.ts'
import { startingVisibility, type Visibility } from './visibility.ts'

export const PREFERENCES = queryOptions({
  queryKey: ['preferences'],
  queryFn: async () => await api().v1.preferences.fetch(),
  staleTime: 60_000,
})

export interface Choices {
  visibility: Visibility
  language: string
  sensitive: boolean
}

type Usual = Awaited<ReturnType<typeof readPreferences>>
export const readPreferences = (queries: QueryClient) => queries.ensureQueryData(PREFERENCES)

/** What was chosen, else what is usual. */
export function choose(fields: DraftFields, usual: Usual, replyTo: Status | undefined): Choices {
  return {
    visibility: fields.visibility ?? startingVisibility(usual['posting:default:visibility'], replyTo?.visibility),
    language: fields.language ?? (usual['posting:default:language'] || browserLanguage()),
    sensitive: fields.sensitive ?? usual['posting:default:sensitive'],
  }
}

/** null until the preferences are known: who will see it is not guessed. */
export function useChoices(fields: DraftFields, replyTo: Status | undefined): Choices | null {
  const usual = useQuery(PREFERENCES)
  return usual.data ? choose(fields, usual.data, replyTo) : null
}

const browserLanguage = () => new Intl.Locale(navigator.language).language
