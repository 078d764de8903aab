/** Relationships in batches: a list of forty people asks once. */
import { api } from '../api/client.ts'
import type { Entities } from '../entities/entities.ts'

/** As many as one request may name. */
const BATCH = 40

const waiting = new WeakMap<Entities, Set<string>>()

/** Asks for what is not known yet; what is asked for in the same moment goes into one request. */
export function wantRelationship(entities: Entities, id: string): void {
  if (entities.relationships.get(id)) return
  const ids = waiting.get(entities)
  if (ids) return void ids.add(id)
  waiting.set(entities, new Set([id]))
  setTimeout(() => {
    const asked = [...(waiting.get(entities) ?? [])]
    waiting.delete(entities)
    for (let at = 0; at < asked.length; at += BATCH) void load(entities, asked.slice(at, at + BATCH))
  })
}

/** Reads them again; failing leaves what was known. */
async function load({ relationships }: Entities, ids: string[]): Promise<void> {
  const answer = await api()
    .v1.accounts.relationships.fetch({ id: ids })
    .catch(() => [])
  relationships.put(answer)
}
