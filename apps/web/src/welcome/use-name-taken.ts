/** Whether somebody has a name already, asked when one stops typing. Only sign-up itself knows for sure: some names are reserved. */
import { useQuery } from '@tanstack/react-query'
import { MastoHttpError } from 'masto'
import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'

const PAUSE_MS = 350

export function useNameTaken(name: string): 'taken' | 'free' | undefined {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(setSettled, PAUSE_MS, name)
    return () => clearTimeout(timer)
  }, [name])
  const { data } = useQuery({
    queryKey: ['name-taken', settled.toLowerCase()],
    queryFn: () =>
      api()
        .v1.accounts.lookup({ acct: settled })
        .then(
          () => 'taken' as const,
          (error: unknown) => {
            if (error instanceof MastoHttpError && error.statusCode === 404) return 'free' as const
            throw error
          },
        ),
    enabled: settled !== '' && settled === name,
    retry: false,
  })
  return settled === name ? data : undefined
}
