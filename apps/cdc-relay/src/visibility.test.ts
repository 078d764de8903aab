import { expect, it } from 'vitest'
import { createVisibility } from './visibility.ts'

/** Answers the snapshots one after the other; says how many were taken. */
async function asked(xids: number[], ...snapshots: string[]) {
  let taken = 0
  const visibility = createVisibility(async () => snapshots[taken++] ?? 'none left')
  for (const xid of xids) visibility.arrived(xid)
  await visibility.settled()
  await visibility.settled()
  return taken
}

it('asks nothing when nothing arrived', async () => expect(await asked([])).toBe(0))

it('one look suffices for what ended long ago', async () => expect(await asked([700, 702], '703:703:')).toBe(1))

it('waits for a transaction that is flushed and still running', async () =>
  expect(await asked([700, 702], '700:704:700,703', '700:704:700', '702:705:703')).toBe(3))

it('waits for what is newer than the snapshot', async () =>
  expect(await asked([704], '700:704:700', '700:705:')).toBe(2))

it('compares over the end of the 32 bits', async () => {
  const turn = 2n ** 32n
  expect(await asked([2 ** 32 - 1], `${turn + 3n}:${turn + 3n}:`)).toBe(1)
  expect(
    await asked([1], `${turn - 1n}:${turn - 1n}:`, `${turn}:${turn + 2n}:${turn + 1n}`, `${turn}:${turn + 2n}:`),
  ).toBe(3)
})
