/** What every PeopleIndex has to do, as a table: people, what is typed, and who is found in which order. */
import type { Id, Position } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PersonChange, personOf } from './person.ts'
import type { PeopleIndex } from './port.ts'
import { searchPeople } from './search-people.ts'

const PEOPLE: readonly [username: string, displayName: string, followers: number][] = [
  ['alice', 'Alice', 10],
  ['alice_b', 'Alice Bauer', 500],
  ['ali', 'Ali Öztürk', 3],
  ['bob', 'Alice', 40],
  ['carol', 'Carol Højgaard', 7],
  ['dave_the_rook', 'Dave', 90],
  ['erin', 'Rook', 20],
  ['rook', '', 1],
  ['rookie', 'Grace Højgaard', 50],
  ['tanaka', '田中 日本語', 5],
  ['zoe', 'Grace', 50],
]
const idOf = new Map(PEOPLE.map(([username], n) => [username, 200 + n]))
const nameOf = new Map([...idOf].map(([username, id]) => [id, username]))

/** Names, then display names, then words as they were typed; then whoever has the most followers. */
const SEARCHES: readonly [typed: string, found: string[], among?: string[]][] = [
  ['alice', ['alice', 'bob', 'alice_b']],
  ['@ALICE', ['alice', 'bob', 'alice_b']],
  ['ali', ['ali', 'alice_b', 'bob', 'alice']],
  ['al', ['alice_b', 'bob', 'alice', 'ali']],
  ['alice_', ['alice_b']],
  ['alice bau', ['alice_b']],
  ['bau ali', ['alice_b']],
  ['ozt', ['ali']],
  ['Öztürk', ['ali']],
  ['rook', ['rook', 'erin', 'dave_the_rook', 'rookie']],
  ['rooki', ['rookie']],
  ['the_r', []],
  ['hoj', ['rookie', 'carol']],
  ['højgaard', ['rookie', 'carol']],
  ['grace', ['zoe', 'rookie']],
  ['grace hoj', ['rookie']],
  ['carol højgaard', ['carol']],
  ['grace nobody', []],
  ['田中', ['tanaka']],
  ['日', ['tanaka']],
  ['本語', ['tanaka']],
  ['nobody', []],
  ['', []],
  ['%', []],
  ['ali', ['ali', 'bob'], ['bob', 'ali', 'zoe']],
  ['grace ho', ['rookie'], ['rookie', 'carol']],
  ['ali', [], []],
]

export function peopleIndexContract(name: string, open: () => Promise<PeopleIndex & Partial<AsyncDisposable>>): void {
  describe(`PeopleIndex: ${name}`, () => {
    let people: PeopleIndex & Partial<AsyncDisposable>
    const apply = async (...changes: PersonChange[]) => {
      await people.apply(changes)
      await people.refresh()
    }
    beforeAll(async () => {
      people = await open()
      await apply(
        ...PEOPLE.map(([username, displayName, followers]) => change(username, displayName, followers, at(10))),
      )
    })
    afterAll(() => people?.[Symbol.asyncDispose]?.())
    const find = async (query: string, more: { limit?: number; offset?: number; among?: Id[] | null } = {}) =>
      (await searchPeople(people, { query, limit: 20, offset: 0, among: null, ...more })).map((id) => nameOf.get(id))

    test.each(SEARCHES)('%s → %j (among %j)', async (typed, found, among) => {
      expect(await find(typed, { among: among?.map((username) => idOf.get(username)!) ?? null })).toEqual(found)
    })

    test('pages follow each other', async () => {
      const whole = await find('a')
      expect(whole.length).toBeGreaterThan(3)
      for (const [offset, username] of whole.entries())
        expect(await find('a', { limit: 1, offset })).toEqual([username])
      expect(await find('a', { offset: 9_999 })).toEqual([])
    })

    test('whatever is typed is answered', async () => {
      for (const typed of [
        "'",
        '\\',
        '"',
        '*',
        '\0',
        'x'.repeat(500),
        '💥'.repeat(40),
        'a b c d e f g h i j',
        '@',
        ' ',
      ]) {
        expect(await find(typed)).toEqual([])
      }
    })

    test('older changes never win; who is not active is not found', async () => {
      await apply(change('zoe', 'Zoe the Owl', 60, at(20)), change('zoe', 'Late', 1, at(19)))
      await apply(change('zoe', 'Later still', 1, at(18)))
      expect([await find('owl'), await find('late')]).toEqual([['zoe'], []])
      await apply({ accountId: idOf.get('zoe')!, version: at(30), person: null })
      await apply(change('zoe', 'Zoe the Owl', 60, at(29)))
      expect(await find('zoe')).toEqual([])
      // A new epoch begins with low positions.
      await apply(change('zoe', 'Grace', 50, at(1, 2)))
      expect(await find('zoe')).toEqual(['zoe'])
    })
  })
}

const at = (lsn: number, epoch = 1): Position => ({ epoch, lsn, index: 0 })

function change(username: string, displayName: string, followersCount: number, version: Position): PersonChange {
  return {
    accountId: idOf.get(username)!,
    version,
    person: personOf({ username, displayName, followersCount }),
  }
}
