/** Whether somebody has a name already, asked when one stops typing. Only sign-up itself knows for sure: some names are reserved. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'

const PAUSE_MS = 350

export function useNameTaken(name: string): 'taken' | 'free' | undefined {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(setSettled, PAUSE_MS, name)
    return () => clearTimeout(timer)
  }, [name])
  const { data } = useQuery<'taken' | 'free'>({
    queryKey: ['name-taken', settled.toLowerCase()],
    // Not `lookup`: a name that is free would be a failed request there. An exact name comes first here.
    queryFn: async () => {
      const { accounts } = await api().v2.search.list({ q: settled, type: 'accounts', limit: 1 })
      return accounts[0]?.acct.toLowerCase() === settled.toLowerCase() ? 'taken' : 'free'
    },
    enabled: settled !== '' && settled === name,
    retry: false,
  })
  return settled === name ? data : undefined
}
