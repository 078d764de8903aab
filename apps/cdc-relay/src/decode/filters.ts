/** users.filters → filters.changed, whatever changed: a trigger touches the row when its keywords or posts do. */
import type { Id } from '@rookery/contracts'
import type { Decoder } from './row-change.ts'

export const decodeFilter: Decoder = (change) => {
  const { account_id: accountId } = change.kind === 'delete' ? change.old : change.new
  return { type: 'filters.changed', accountId: accountId as Id }
}
