/** A person as the index of people has them. */
import type { Account, Id, Position } from '@rookery/contracts'
import { wordsOf } from '../text/words.ts'

export interface PersonChange {
  accountId: Id
  version: Position
  /** Null: not active, or gone. */
  person: { name: string; display: string; terms: string[]; followersCount: number } | null
}

/** A term is what a completion begins with: the name, and each word of the name and of the display name. */
export function personOf(
  account: Pick<Account, 'username' | 'displayName' | 'followersCount'>,
): NonNullable<PersonChange['person']> {
  const name = account.username.toLowerCase()
  const words = [...wordsOf(account.displayName), ...wordsOf(name)].map(({ word }) => word)
  return {
    name,
    display: wordsOf(account.displayName)
      .map(({ word }) => word)
      .join(' '),
    terms: [...new Set([name, ...words])],
    followersCount: account.followersCount,
  }
}
