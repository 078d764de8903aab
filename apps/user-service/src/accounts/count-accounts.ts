// How many people there are. One pass over the accounts; the callers hold the answer.
import type { UserStats } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

export async function countAccounts({ pool }: Pick<UserContext, 'pool'>): Promise<UserStats> {
  const { rows } = await pool.query<UserStats>(`SELECT count(*) AS accounts FROM users.accounts WHERE state = 'active'`)
  return rows[0]!
}
