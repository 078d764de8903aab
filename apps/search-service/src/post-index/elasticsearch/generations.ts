/**
 * Versioned indices behind aliases. A generation is one index of each kind, `<index>-posts-000001` and so on; searches ask the aliases
 * `<index>-posts` …, which all point at the live one. A generation that is being filled carries the alias `<index>-building`: whoever
 * writes looks which there are after what it writes was committed, and writes to all of them.
 */
import type { estypes } from '@elastic/elasticsearch'
import type { ElasticsearchConfig } from '@rookery/config'
import { away, type Client, reach, statusOf, typeOf } from './client.ts'
import { KINDS, type Kind, REFRESH, templateOf } from './templates.ts'

export const REPLACED = 'another rebuild took the place of this one'

export interface Names {
  alias(kind: Kind): string
  index(kind: Kind, generation: number): string
  building: string
  /** Holds the lock of rebuilds. */
  lock: string
}

export function namesOf(prefix: string): Names {
  return {
    alias: (kind) => `${prefix}-${kind}`,
    index: (kind, generation) => `${prefix}-${kind}-${String(generation).padStart(6, '0')}`,
    building: `${prefix}-building`,
    lock: `${prefix}-rebuild`,
  }
}

export interface Generations {
  names: Names
  /** Live and building; null: nothing was made yet. */
  state(): Promise<{ live: number | null; building: number[] }>
  /** Templates, then the first generation. To be called under the lock. */
  makeFirst(): Promise<void>
  /** A new one beside the live one, which events reach from here on; what earlier builds left is removed. Under the lock. */
  begin(): Promise<number>
  /** It answers in place of the live one, which is removed; in one step. Rejects when another build took its place. */
  finish(generation: number): Promise<void>
  /** Nothing is written to it any more. It stays until the next begins: its number must not come again. */
  abandon(generation: number): Promise<void>
}

export function createGenerations(client: Client, config: ElasticsearchConfig): Generations {
  const names = namesOf(config.index)
  const { indices } = client
  const numberOf = (index: string) => Number(index.slice(index.lastIndexOf('-') + 1))

  async function state(): Promise<{ live: number | null; building: number[] }> {
    const found = await reach(indices.getAlias({ index: `${names.alias('posts')}-*` }))
    const having = (alias: string) =>
      Object.entries(found).flatMap(([index, { aliases }]) => (Object.hasOwn(aliases, alias) ? numberOf(index) : []))
    return { live: having(names.alias('posts'))[0] ?? null, building: having(names.building) }
  }

  async function create(generation: number, settings: estypes.IndicesIndexSettings): Promise<void> {
    // Posts last: with them, all is there.
    for (const kind of [...KINDS].reverse()) {
      const index = names.index(kind, generation)
      await reach(indices.create({ index, settings })).catch(unless('resource_already_exists_exception'))
    }
  }

  async function alter(actions: estypes.IndicesUpdateAliasesAction[]): Promise<void> {
    const { acknowledged } = await reach(indices.updateAliases({ actions }))
    // Some node may not know yet: what is written through it would miss the new index.
    if (!acknowledged) throw away('not every node has heard of a change of aliases')
  }

  const putTemplates = () =>
    Promise.all(
      KINDS.map((kind) => {
        const name = names.alias(kind)
        return reach(indices.putIndexTemplate({ name, ...templateOf(kind, [`${name}-*`], config) }))
      }),
    )

  /** Numbers of all that there is. */
  async function existing(): Promise<Map<number, string[]>> {
    const found = await reach(
      indices.get({ index: KINDS.map((kind) => `${names.alias(kind)}-*`), features: 'aliases' }),
    )
    const numbers = new Map<number, string[]>()
    for (const index of Object.keys(found)) {
      numbers.set(numberOf(index), [...(numbers.get(numberOf(index)) ?? []), index])
    }
    return numbers
  }

  return {
    names,
    state,
    async makeFirst() {
      await putTemplates()
      await create(1, {})
      await alter(KINDS.map((kind) => ({ add: { index: names.index(kind, 1), alias: names.alias(kind) } })))
    },
    async begin() {
      await putTemplates()
      const before = await existing()
      const { live, building } = await state()
      // Numbers never come again: a build that was thought dead and goes on writes to what is gone. Hence created before removed.
      const generation = Math.max(0, ...before.keys()) + 1
      await create(generation, { refresh_interval: '-1' })
      for (const [left, found] of before) {
        if (left === live) continue
        // Whichever comes first, this or the finish of a build that was thought dead: it takes the mark, and the other fails.
        if (building.includes(left)) {
          await alter([{ remove: { index: names.index('posts', left), alias: names.building, must_exist: true } }])
        }
        await alter(found.map((index) => ({ remove_index: { index } })))
      }
      await alter([{ add: { index: names.index('posts', generation), alias: names.building } }])
      return generation
    },
    async finish(generation) {
      const all = KINDS.map((kind) => names.index(kind, generation))
      try {
        await reach(indices.putSettings({ index: all, settings: { refresh_interval: REFRESH } }))
        await reach(indices.refresh({ index: all }))
        const { live } = await state()
        await alter([
          { remove: { index: names.index('posts', generation), alias: names.building, must_exist: true } },
          ...KINDS.flatMap((kind) => [
            { add: { index: names.index(kind, generation), alias: names.alias(kind) } },
            ...(live === null ? [] : [{ remove_index: { index: names.index(kind, live) } }]),
          ]),
        ])
      } catch (error) {
        throw statusOf(error) === 404 ? new Error(REPLACED, { cause: error }) : error
      }
    },
    async abandon(generation) {
      try {
        await alter([{ remove: { index: names.index('posts', generation), alias: names.building, must_exist: true } }])
      } catch (error) {
        // Another build took it away.
        if (statusOf(error) !== 404) throw error
      }
    },
  }
}

/** For errors that say that it is done already. */
const unless =
  (type: string) =>
  (error: unknown): void => {
    if (typeOf(error) !== type) throw error
  }
