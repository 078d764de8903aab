/** A follow request is answered where it is told; what was answered stays to be seen. */
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import type { Relationship } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { useRelationship } from '../people/use-relationship.ts'
import { Button } from '../ui/button.tsx'

export function RequestAnswer({ accountId }: { accountId: string }) {
  const { relationships } = useEntities()
  const known = useRelationship(accountId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function answer(how: 'authorize' | 'reject') {
    const before = known
    setBusy(true)
    setProblem(null)
    relationships.patch(accountId, (old) => ({ ...old, requestedBy: false, followedBy: how === 'authorize' }))
    try {
      const latest: Relationship = await api().v1.followRequests.$select(accountId)[how]()
      relationships.put([latest])
    } catch (error) {
      if (before) relationships.put([before])
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="mt-2 flex min-h-10 flex-wrap items-center gap-2" aria-live="polite">
      {known && !known.requestedBy ? (
        <p className="text-sm">
          {known.followedBy ? t('notifications.request.accepted') : t('notifications.request.gone')}
        </p>
      ) : (
        <>
          <Button disabled={!known || busy} onClick={() => void answer('authorize')}>
            {t('notifications.request.accept')}
          </Button>
          <Button kind="quiet" disabled={!known || busy} onClick={() => void answer('reject')}>
            {t('notifications.request.reject')}
          </Button>
        </>
      )}
      {problem && (
        <p role="alert" className="w-full text-[13px] text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
