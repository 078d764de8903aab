/** Effects of a durable group with their positions, as PostgreSQL would keep them: one transaction at a time, all or nothing. */
import type { DomainEvent, Position } from '@rookery/contracts'
import type { AppliedPositions, AppliedStore } from '../durable/applied-once.ts'

export interface FakeTransaction extends AppliedPositions {
  effect(event: DomainEvent): void
}

export interface FakeAppliedStore extends AppliedStore<FakeTransaction> {
  effects: DomainEvent[]
}

export function createFakeAppliedStore(): FakeAppliedStore {
  const effects: DomainEvent[] = []
  const positions = new Map<string, Position>()
  let turn: Promise<unknown> = Promise.resolve()

  async function transaction<T>(work: (tx: FakeTransaction) => Promise<T>): Promise<T> {
    const added: DomainEvent[] = []
    const saved = new Map<string, Position>()
    const result = await work({
      effect: (event) => added.push(event),
      last: async (topic, partition) => positions.get(`${topic}:${partition}`) ?? null,
      async save(topic, partition, position) {
        saved.set(`${topic}:${partition}`, position)
      },
    })
    effects.push(...added)
    for (const [name, position] of saved) positions.set(name, position)
    return result
  }

  return {
    effects,
    transaction(work) {
      const mine = turn.then(() => transaction(work))
      turn = mine.catch(() => {})
      return mine
    },
    epoch: async () => (positions.size === 0 ? null : Math.max(...[...positions.values()].map(({ epoch }) => epoch))),
  }
}
