/** What every store of dead letters must do: PostgreSQL's and Kafka's. Needs vitest around it. */
import { describe, expect, test } from 'vitest'
import type { DeadLetters } from '../dead-letters/dead-letter-store.ts'
import type { DeadLetter } from '../port.ts'
import { at, posted } from './harness.ts'

const letter = (lsn: number, error: string, group = 'test-group'): DeadLetter => ({
  group,
  topic: 'tweets',
  partition: 3,
  event: posted(at(lsn), 2 ** 53 - 1),
  error,
  attempts: 6,
})

/** `create` gives each test an empty store. */
export function deadLettersContract(name: string, create: () => Promise<DeadLetters & AsyncDisposable>): void {
  describe(`DeadLetters contract: ${name}`, () => {
    test('an event is parked once for a group, with the last reason and all attempts', async () => {
      await using store = await create()
      expect(await store.list()).toEqual([])
      await store.park(letter(1, 'first\0'))
      await store.park(letter(2, 'other'))
      await store.park(letter(1, 'again'))
      await store.park(letter(1, 'other', 'another'))
      const listed = await store.list({ group: 'test-group' })
      expect(listed).toMatchObject([{ ...letter(1, 'again'), attempts: 12 }, letter(2, 'other')])
      for (const { parkedAt } of listed) expect(parkedAt).toBeInstanceOf(Date)
      expect(new Set((await store.list()).map(({ id }) => id)).size).toBe(3)
    })

    test('the same place in two epochs is two letters', async () => {
      await using store = await create()
      const old = { ...letter(1, 'old'), event: posted(at(1, 0, 1), 5) }
      const young = { ...letter(1, 'young'), event: posted(at(1, 0, 2), 5) }
      await store.park(old)
      await store.park(young)
      expect(await store.list()).toMatchObject([old, young])
    })

    test('letters are found by group and id, oldest first within a limit', async () => {
      await using store = await create()
      for (let lsn = 5; lsn > 0; lsn--) await store.park(letter(lsn, `${lsn}`, lsn % 2 ? 'odd' : 'even'))
      const errors = async (filter: Parameters<DeadLetters['list']>[0]) =>
        (await store.list(filter)).map(({ error }) => error)
      expect(await errors({ group: 'odd' })).toEqual(['5', '3', '1'])
      expect(await errors({ limit: 2 })).toEqual(['5', '4'])
      const [, second, third] = await store.list()
      expect(await errors({ ids: [third!.id, second!.id] })).toEqual(['4', '3'])
      expect(await errors({ group: 'odd', ids: [second!.id] })).toEqual([])
      expect(await errors({ ids: [] })).toEqual([])
    })

    test('a refused one stays with its new reason, a removed one is gone and may come again', async () => {
      await using store = await create()
      await store.park(letter(1, 'first'))
      const [parked] = await store.list()
      await store.refused(parked!.id, 'still\0 indigestible')
      expect(await store.list()).toMatchObject([{ error: 'still indigestible', attempts: 7 }])
      await store.remove(parked!.id)
      expect(await store.list()).toEqual([])
      await store.remove(parked!.id)
      await store.refused(parked!.id, 'too late')
      expect(await store.list()).toEqual([])
      await store.park(letter(1, 'anew'))
      expect(await store.list()).toMatchObject([{ error: 'anew', attempts: 6 }])
    })

    test('an endless reason is cut', async () => {
      await using store = await create()
      await store.park(letter(1, 'x'.repeat(1_000_000)))
      expect((await store.list())[0]!.error).toHaveLength(2_000)
    })
  })
}
