import type { ContractKit, ContractTraits } from './harness.ts'

/** A test with an empty engine of its own; what it opens is closed after it. `traits`: of the engine. */
export type ContractTest = ((name: string, body: (kit: ContractKit) => Promise<void>) => void) & {
  traits: ContractTraits
}
