/** users.lists and users.list_members → list.changed: whoever holds the list reads it again. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row, RowChange } from './row-change.ts'

export const decodeList: Decoder = (change) => listChanged(change, 'id')
export const decodeListMember: Decoder = (change) => listChanged(change, 'list_id')

function listChanged(change: RowChange, listId: string) {
  const row: Row = change.kind === 'delete' ? change.old : change.new
  return { type: 'list.changed', accountId: row.account_id as Id, listId: row[listId] as Id } as const
}
