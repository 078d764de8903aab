/**
 * Where one was in each tab of the open profile. Lists keep their place by history entry; a tab that is chosen again has a new
 * entry, which is given the place of the last one.
 */
import { useLocation } from '@tanstack/react-router'
import { useLayoutEffect, useRef } from 'react'
import { keepPlace, placeAt } from '../feeds/place.ts'
import type { ProfileTab } from './belongs-to.ts'

/** Height of the page's header in pixels: the tabs stick below it. */
const HEADER_PX = 56

export function useTabPlaces(tab: ProfileTab) {
  const entry = useLocation({ select: ({ state }) => (state as { __TSR_key?: string }).__TSR_key ?? 'first' })
  const above = useRef<HTMLDivElement>(null)
  const entries = useRef(new Map<ProfileTab, string>())
  const left = useRef<{ tab: ProfileTab; stuck: boolean } | null>(null)

  const from = left.current
  const kept = entries.current.get(tab)
  const place = from && from.tab !== tab && from.stuck && kept ? placeAt(kept) : undefined
  // Before the list of this tab is rendered below: it looks for its place only then.
  if (place && !placeAt(entry)) keepPlace(entry, place)

  useLayoutEffect(() => {
    entries.current.set(tab, entry)
    const before = left.current
    left.current = null
    if (!before?.stuck || before.tab === tab || placeAt(entry)) return
    // First time here: begin at the tab's first post, not somewhere in it.
    const top = above.current?.getBoundingClientRect().top ?? 0
    scrollTo({ top: scrollY + top - HEADER_PX, behavior: 'instant' })
  }, [tab, entry])

  return {
    /** Stands directly above the tabs. */
    above,
    /** Call before a link of the tabs is followed. */
    onLeave: () => {
      const top = above.current?.getBoundingClientRect().top ?? 0
      left.current = { tab, stuck: top <= HEADER_PX + 1 }
    },
  }
}
