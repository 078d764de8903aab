/** What administrators do to an account. Seen at once where the server has to agree only; turning down waits for Undo. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { useToast } from '../ui/toast.tsx'
import { useUndo } from '../ui/undo.tsx'
import type { AdminAccount } from './account-state.ts'
import { ADMIN, useRejected } from './use-admin-accounts.ts'

export const accountKey = (id: string) => [...ADMIN, 'account', id] as const

export function useDeeds({ id, username }: Pick<AdminAccount, 'id' | 'username'>) {
  const queries = useQueryClient()
  const toast = useToast()
  const undo = useUndo()
  const rejected = useRejected()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const one = () => api().v1.admin.accounts.$select(id)
  const readAgain = () => queries.invalidateQueries({ queryKey: ADMIN })

  async function attempt(what: () => Promise<unknown>, said: string) {
    setBusy(true)
    setProblem(null)
    try {
      await what()
      toast.show({ text: said })
      await readAgain()
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    problem,
    approve: () => attempt(() => one().approve(), t('admin.approved', { name: username })),
    suspend: () => attempt(() => one().action.create({ type: 'suspend' }), t('admin.suspended', { name: username })),
    restore: () => attempt(() => one().unsuspend(), t('admin.restored', { name: username })),
    /** The request is removed for good when nobody took it back in time. */
    reject(after?: () => void) {
      rejected.add(id)
      after?.()
      undo.offer({
        text: t('admin.rejected', { name: username }),
        undo: () => rejected.remove(id),
        act: () => one().reject().then(readAgain),
      })
    },
  }
}
