/** Conversations of direct posts as this tab knows them: whom with, and the last post. */
import type { mastodon } from 'masto'
import { api } from '../api/client.ts'
import type { Entities } from '../entities/entities.ts'
import { nextOf } from '../feeds/source.ts'
import type { Item } from '../notifications/inbox.ts'
import type { InboxSource } from '../notifications/use-inbox.ts'

export interface Talk extends Item {
  /** The others; oneself when there is nobody else. */
  accountIds: readonly string[]
  lastId: string | null
  unread: boolean
}

export const CONVERSATIONS = ['conversations'] as const

/** Keeps its people and its last post. */
export function talkOf(entities: Entities, { id, accounts, lastStatus, unread }: mastodon.v1.Conversation): Talk {
  if (lastStatus) entities.keep([lastStatus])
  const accountIds = entities.keepAccounts(accounts)
  return { key: id, newestId: lastStatus?.id ?? '0', count: 1, accountIds, lastId: lastStatus?.id ?? null, unread }
}

export const conversationSource = (entities: Entities): InboxSource<Talk> => ({
  key: CONVERSATIONS,
  async load({ limit, after }) {
    const { data, headers } = await api().v1.conversations.list.$raw({ limit, maxId: after })
    return { items: data.map((conversation) => talkOf(entities, conversation)), next: nextOf(headers) }
  },
})
