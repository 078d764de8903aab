/** Unsent posts by place (`post`, `reply.<id>`, `edit.<id>`), on this device and for one account only. */
import { currentSession } from '../api/session.ts'
import { deviceStore } from '../storage/stores.ts'
import { type KeptDraft, readDraft, writeDraft } from './draft.ts'

const PREFIX = 'rookery.draft'

export interface Drafts {
  read(place: string): KeptDraft | null
  /** null removes it. */
  write(place: string, draft: KeptDraft | null): void
  /** Names of all that are kept, the latest first. */
  list(): { place: string; draft: KeptDraft }[]
  /** Calls with what another tab wrote, or null when it posted or discarded it; returns what ends it. */
  hear(place: string, listener: (draft: KeptDraft | null) => void): () => void
}

export function openDrafts(accountId: string): Drafts {
  const keyOf = (place: string) => `${PREFIX}.${accountId}.${place}`
  return {
    read: (place) => readDraft(deviceStore.get(keyOf(place))),
    write(place, draft) {
      // Nothing is left behind of who has signed out.
      if (draft && currentSession()?.accountId === accountId) deviceStore.set(keyOf(place), writeDraft(draft))
      else deviceStore.remove(keyOf(place))
    },
    list: () =>
      deviceStore
        .keys()
        .filter((key) => key.startsWith(keyOf('')))
        .flatMap((key) => {
          const draft = readDraft(deviceStore.get(key))
          return draft ? [{ place: key.slice(keyOf('').length), draft }] : []
        })
        .sort((a, b) => b.draft.savedAt - a.draft.savedAt),
    hear(place, listener) {
      const hear = ({ key, newValue }: StorageEvent) => key === keyOf(place) && listener(readDraft(newValue))
      addEventListener('storage', hear)
      return () => removeEventListener('storage', hear)
    },
  }
}
