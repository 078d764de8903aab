/**
 * What every adapter of the EventLog port must do, the fake included. Call it in a test file:
 * `eventLogContract('the fake', async () => engine)`. Its tests need vitest around them.
 */
import { describe, test } from 'vitest'
import { acknowledgingContract } from './contract/acknowledging.ts'
import { appendingContract } from './contract/appending.ts'
import { backFillingContract } from './contract/back-filling.ts'
import { consumingContract } from './contract/consuming.ts'
import { type ContractEngine, type ContractTraits, createKit } from './contract/harness.ts'
import { leasesContract } from './contract/leases.ts'
import { liveContract } from './contract/live-and-loss.ts'
import type { ContractTest } from './contract/types.ts'

export type { ContractEngine } from './contract/harness.ts'

const TIMEOUT_MS = 60_000

/** Runs the suite; `create` gives each test an empty engine. */
export function eventLogContract(
  name: string,
  create: () => Promise<ContractEngine>,
  traits: ContractTraits = { acknowledges: 'late' },
): void {
  const run = (title: string, body: Parameters<ContractTest>[1]) =>
    test(title, { timeout: TIMEOUT_MS }, async () => {
      await using close = new AsyncDisposableStack()
      await body(createKit(close.use(await create()), close))
    })
  const contract: ContractTest = Object.assign(run, { traits })

  describe(`EventLog contract: ${name}`, { concurrent: traits.apart ?? false }, () => {
    describe('appending', () => appendingContract(contract))
    describe('acknowledging', () => acknowledgingContract(contract))
    describe('consuming', () => consumingContract(contract))
    describe('leases', () => leasesContract(contract))
    describe('back-filling', () => backFillingContract(contract))
    describe('live and loss', () => liveContract(contract))
  })
}
