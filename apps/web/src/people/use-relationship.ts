import { useEffect } from 'react'
import { useSession } from '../api/session.ts'
import type { Relationship } from '../entities/entities.ts'
import { useEntities, useKnownRelationship } from '../entities/use-entities.tsx'
import { wantedOf } from '../entities/wanted.ts'

/** What is between the reader and an account; undefined until it is known, and always of oneself. */
export function useRelationship(accountId: string | undefined): Relationship | undefined {
  const entities = useEntities()
  const me = useSession()?.accountId
  const wanted = me !== undefined && accountId !== undefined && accountId !== me
  useEffect(() => {
    if (wanted && !entities.relationships.get(accountId)) wantedOf(entities).relationship(accountId)
  }, [wanted, entities, accountId])
  return useKnownRelationship(accountId)
}
