/** What the reader's own stream tells, for whoever on the page is concerned. */
import type { mastodon } from 'masto'
import type { Status } from '../entities/entities.ts'

export interface LiveEventMap {
  /** A post for home. It is in the entity store and in home already. */
  update: Status
  /** An edit; kept already. */
  'status.update': Status
  /** The id of a deleted post; hidden already. */
  delete: string
  notification: mastodon.v1.Notification
  filters_changed: null
  /** A post the reader wrote in this tab; kept already. */
  posted: Status
  /** The connection was away for longer than the stream remembers: what is on the page may have missed something. */
  missed: null
  /** Sent by another tab of the same person: see tabs.ts. */
  tab: { topic: string; data: unknown }
}
export type LiveEventName = keyof LiveEventMap

export interface LiveEvents {
  on<K extends LiveEventName>(name: K, listener: (payload: LiveEventMap[K]) => void): () => void
  emit<K extends LiveEventName>(name: K, payload: LiveEventMap[K]): void
}

export function createLiveEvents(): LiveEvents {
  const listeners = new Map<LiveEventName, Set<(payload: never) => void>>()
  return {
    on(name, listener) {
      const mine = listeners.get(name) ?? new Set()
      listeners.set(name, mine.add(listener as (payload: never) => void))
      return () => mine.delete(listener as (payload: never) => void)
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
  }
}
