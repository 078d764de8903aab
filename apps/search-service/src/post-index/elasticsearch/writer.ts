/**
 * Writes changes to the live index and to one that is being built. Nothing is kept of what was written: each document refuses what is
 * older. `targets` must be asked for after the changes were committed and before they are read or written (generations.ts tells why).
 */
import type { ElasticsearchConfig } from '@rookery/config'
import { type Bulk, createBulk } from './bulk.ts'
import { away, type Client } from './client.ts'
import type { Operation } from './documents.ts'
import { createGenerations, type Generations, namesOf } from './generations.ts'
import { LockedError, takeLock } from './rebuild-lock.ts'

export interface Writer {
  generations: Generations
  /** What a change must reach now; makes the first generation when there is none. */
  targets(): Promise<number[]>
  write(operations: readonly Operation[], targets: readonly number[]): Promise<void>
  /** To this generation alone; false when it is not there any more. */
  writeTo(target: number, operations: readonly Operation[]): Promise<boolean>
  bulk: Bulk
}

/** A rebuild that ends meanwhile changes them once or twice; more often than that, something is wrong. */
const CHANGES = 4

export function createWriter(client: Client, config: ElasticsearchConfig): Writer {
  const names = namesOf(config.index)
  const generations = createGenerations(client, config)
  const bulk = createBulk(client)
  let making: Promise<void> | null = null

  async function makeFirst(): Promise<void> {
    try {
      await using _lock = await takeLock(client, names.lock)
      if ((await generations.state()).live === null) await generations.makeFirst()
    } catch (error) {
      // Another process makes it, or what it left is seen to by the next.
      if (error instanceof LockedError) throw away('its first index is being made')
      throw error
    }
  }

  async function targets(): Promise<number[]> {
    for (;;) {
      const { live, building } = await generations.state()
      if (live !== null) return [...new Set([live, ...building])]
      making ??= makeFirst().finally(() => {
        making = null
      })
      await making
    }
  }

  return {
    generations,
    targets,
    bulk,
    writeTo: async (target, operations) => (await bulk.send(operations.map((one) => itemOf(target, one)))).size === 0,
    async write(operations, first) {
      if (operations.length === 0) return
      let wanted = first
      const reached = new Set<number>()
      for (let changes = 0; wanted.length > 0; changes++) {
        if (changes === CHANGES) throw away(`an index of ${names.alias('posts')} is missing`)
        const gone = await bulk.send(wanted.flatMap((target) => operations.map((one) => itemOf(target, one))))
        for (const target of wanted) {
          if (!operations.some(({ kind }) => gone.has(names.index(kind, target)))) reached.add(target)
        }
        if (gone.size === 0) return
        wanted = (await targets()).filter((target) => !reached.has(target))
      }
    },
  }

  function itemOf(target: number, { kind, id, version, routing, body }: Operation) {
    const index = names.index(kind, target)
    const route = routing === undefined ? '' : `,"routing":"${routing}"`
    // By hand: these numbers are longer than JSON.stringify can write.
    const line = `{"index":{"_index":"${index}","_id":"${id}","version":${version},"version_type":"external_gte"${route}}}`
    return { index, lines: [line, body] }
  }
}
