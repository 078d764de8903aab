// Every account in the order of ids, for whoever fills an index.
import type { Account, AccountIndexingMethods } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { type AccountRow, SELECT_ACCOUNTS, toAccount } from './account-row.ts'

export const accountIndexingMethods = ({ pool }: Pick<UserContext, 'pool'>): AccountIndexingMethods => ({
  async accountsAfter({ afterId, limit }): Promise<Account[]> {
    const { rows } = await pool.query<AccountRow>({
      name: 'accounts-after',
      text: `${SELECT_ACCOUNTS} WHERE a.id > $1 ORDER BY a.id LIMIT $2`,
      values: [afterId, limit],
    })
    return rows.map(toAccount)
  },
})
