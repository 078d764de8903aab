import { useQuery } from '@tanstack/react-query'
import { api } from './client.ts'

/** What the server says of itself: limits, registration, languages. It does not change while one reads. */
export const useInstance = () =>
  useQuery({
    queryKey: ['instance'],
    queryFn: async () => await api().v2.instance.fetch(),
    staleTime: Number.POSITIVE_INFINITY,
  })
