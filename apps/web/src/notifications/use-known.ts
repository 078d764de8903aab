/** What a row names: after a reload only what is near the reader is known, the rest is read when it comes near. */
import { useEffect } from 'react'
import type { Account, Status } from '../entities/entities.ts'
import { useAccount, useEntities, useStatus } from '../entities/use-entities.tsx'
import { wantedOf } from '../entities/wanted.ts'

export function usePerson(id: string | undefined): Account | undefined {
  const entities = useEntities()
  const account = useAccount(id)
  const known = account !== undefined
  useEffect(() => {
    if (!known && id) wantedOf(entities).account(id)
  }, [known, entities, id])
  return account
}

export function usePost(id: string | undefined): Status | undefined {
  const entities = useEntities()
  const status = useStatus(id)
  const known = status !== undefined
  useEffect(() => {
    if (!known && id) wantedOf(entities).status(id)
  }, [known, entities, id])
  return status
}
