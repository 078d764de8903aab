import type { ContractKit } from './harness.ts'

/** A test with an empty engine of its own; what it opens is closed after it. */
export type ContractTest = (name: string, body: (kit: ContractKit) => Promise<void>) => void
