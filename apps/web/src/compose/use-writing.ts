/** What is written at a place, shared by all composers of it in this tab. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSession } from '../api/session.ts'
import { useCompose } from './compose-context.ts'
import { openDrafts } from './drafts.ts'
import { createWriting, type Opening, type Writing, type WritingState } from './writing.ts'

export function useWriting(place: string, open: () => Opening): [Writing, WritingState] {
  const { writings } = useCompose()
  const session = useSession()
  const [writing] = useState(() => {
    const known = writings.get(place)
    if (known) return known
    const created = createWriting(place, openDrafts(session?.accountId ?? ''), open())
    writings.set(place, created)
    return created
  })

  useEffect(() => {
    writings.set(place, writing)
    return () => {
      // Another composer of the same place may be about to open.
      setTimeout(() => {
        if (writing.isWatched() || !writing.isUntouched() || writing.get().sending) return
        if (writings.get(place) === writing) writings.delete(place)
        writing[Symbol.dispose]()
      })
    }
  }, [writings, place, writing])

  return [writing, useSyncExternalStore(writing.subscribe, writing.get)]
}
