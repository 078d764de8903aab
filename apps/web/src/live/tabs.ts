/** What one tab does, the person's other tabs show: likes, read marks and the like make no live event of their own. */
import type { Entities, Relationship, Status } from '../entities/entities.ts'
import type { LiveEvents } from './live-events.ts'

interface Message {
  /** Whose tabs are meant: another account may be signed in elsewhere. */
  accountId: string
  topic: string
  data: unknown
}

export interface Tabs extends Disposable {
  /** The reader liked, boosted, bookmarked, muted …: the post as it is now. */
  tellStatus(status: Status): void
  tellDeleted(id: string): void
  /** The reader followed, blocked, muted …. */
  tellRelationship(relationship: Relationship): void
  /** Anything else: the other tabs get it as the live event `tab`. */
  tell(topic: string, data: unknown): void
}

/** Where the browser allows no storage it allows no channel either: each tab is on its own. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('rookery')
  } catch {
    return null
  }
}

export function openTabs(accountId: string, entities: Entities, events: LiveEvents): Tabs {
  const channel = openChannel()
  const tell = (topic: string, data: unknown) => channel?.postMessage({ accountId, topic, data } satisfies Message)
  if (channel)
    channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
      if (message.accountId !== accountId) return
      if (message.topic === 'status') entities.keep([message.data as Status])
      else if (message.topic === 'deleted') entities.hide(message.data as string)
      else if (message.topic === 'relationship') entities.relationships.put([message.data as Relationship])
      else events.emit('tab', message)
    }
  return {
    tellStatus: (status) => tell('status', status),
    tellDeleted: (id) => tell('deleted', id),
    tellRelationship: (relationship) => tell('relationship', relationship),
    tell,
    [Symbol.dispose]: () => channel?.close(),
  }
}
