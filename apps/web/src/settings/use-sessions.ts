/** Where one is signed in, and ending that elsewhere: gone from the list at once, back with a reason when it failed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type OwnSession, ownApi } from '../api/own-api.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'

export const SESSIONS = ['sessions'] as const

export function useSessions() {
  const queries = useQueryClient()
  const signedIn = useSession() !== null
  const query = useQuery({ queryKey: SESSIONS, queryFn: ownApi.sessions, enabled: signedIn })
  const [problem, setProblem] = useState<string | null>(null)

  async function end(ids: readonly string[]) {
    setProblem(null)
    await queries.cancelQueries({ queryKey: SESSIONS })
    queries.setQueryData<OwnSession[]>(SESSIONS, (all) => all?.filter(({ id }) => !ids.includes(id)))
    const outcomes = await Promise.allSettled(ids.map((id) => ownApi.endSession(id)))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) setProblem(describeProblem(failed.reason))
    await queries.invalidateQueries({ queryKey: SESSIONS })
  }
  return { query, end, problem }
}
