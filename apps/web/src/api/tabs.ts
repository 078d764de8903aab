/** What one tab does to a post, its other tabs show: likes and boosts make no live event of their own. */
import type { QueryClient } from '@tanstack/react-query'
import type { Status } from './problem.ts'
import { hideStatus, patchStatus } from './status-cache.ts'

export type Marks = Pick<Status, 'favourited' | 'favouritesCount' | 'reblogged' | 'reblogsCount'>
interface Message {
  /** Whose tabs are meant: another account may be signed in elsewhere. */
  accountId: string
  statusId: string
  /** null: deleted. */
  marks: Marks | null
}

const channel = new BroadcastChannel('rookery')

export const marksOf = ({ favourited, favouritesCount, reblogged, reblogsCount }: Status): Marks => ({
  favourited,
  favouritesCount,
  reblogged,
  reblogsCount,
})

export const tellTabs = (message: Message): void => channel.postMessage(message)

/** Returns what ends it. */
export function hearTabs(client: QueryClient, accountId: string): () => void {
  const hear = ({ data }: MessageEvent<Message>) => {
    if (data.accountId !== accountId) return
    const { marks } = data
    if (marks) patchStatus(client, data.statusId, (status) => ({ ...status, ...marks }))
    else hideStatus(client, data.statusId)
  }
  channel.addEventListener('message', hear)
  return () => channel.removeEventListener('message', hear)
}
