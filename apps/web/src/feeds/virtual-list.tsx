/**
 * An endless list of things of unknown height: only what is near the screen is in the document. Keeps its exact place on back,
 * forward and reload; what is put in above the reader moves nothing.
 */

import { useLocation } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { moveTarget } from '../keyboard/move-target.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { keepPlace, placeAt } from './place.ts'

interface Props {
  /** Each the name of a row, unique and stable. */
  keys: readonly string[]
  /** Height of a row that was never measured, in pixels. */
  estimate: number
  render(index: number): ReactNode
  label: string
  busy?: boolean
  /** Called when the end comes near. */
  onEnd?: () => void
  /** `feed` for posts, `list` for all else. */
  role?: 'feed' | 'list'
}

/** The end is near when so many pixels are left below the screen. */
const NEAR_PX = 1_600
const OVERSCAN = 4
/** What covers the top of the window: a row below it is not hidden by the header. */
const HEADER_PX = 56

export function VirtualList({ keys, estimate, render, label, busy, onEnd, role = 'feed' }: Props) {
  const entry = useLocation({ select: ({ state }) => (state as { __TSR_key?: string }).__TSR_key ?? 'first' })
  const box = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  const [place] = useState(() => placeAt(entry))
  const fits = place?.width === columnWidth()

  const list = useWindowVirtualizer<HTMLDivElement>({
    count: keys.length,
    estimateSize: () => estimate,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN,
    scrollMargin: margin,
    scrollPaddingStart: HEADER_PX,
    initialMeasurementsCache: place && fits ? place.sizes : [],
    // At the very top what is new slides in; anywhere else the row that is read stays where it is.
    anchorTo: scrollY < 8 ? 'start' : 'end',
    useFlushSync: false,
  })
  const rows = list.getVirtualItems()

  // What stands above the list (a profile, a composer) may change its height at any time.
  useLayoutEffect(() => {
    const measure = () => box.current && setMargin(Math.round(box.current.getBoundingClientRect().top + scrollY))
    measure()
    const observer = new ResizeObserver(measure)
    if (box.current?.parentElement) observer.observe(box.current.parentElement)
    return () => observer.disconnect()
  }, [])

  useRestored(list, keys, place)

  const remember = useEffectEvent(() => {
    const first = list.getVirtualItems().find(({ end }) => end > scrollY + HEADER_PX)
    if (!first) return
    const sizes = list.takeSnapshot()
    keepPlace(entry, { anchor: String(first.key), top: first.start - scrollY, sizes, width: columnWidth() })
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(remember, 100)
    }
    const now = () => remember()
    addEventListener('scroll', onScroll, { passive: true })
    // Before any link is followed: afterwards the window may have scrolled already.
    addEventListener('click', now, { capture: true })
    addEventListener('pagehide', now)
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', onScroll)
      removeEventListener('click', now, { capture: true })
      removeEventListener('pagehide', now)
    }
  }, [])

  const end = rows.at(-1)
  const near = end !== undefined && list.getTotalSize() + margin - (list.scrollOffset ?? 0) - innerHeight < NEAR_PX
  useEffect(() => {
    if (near && !busy) onEnd?.()
  }, [near, busy, onEnd])

  const move = (step: 1 | -1) => moveTarget(box.current, list, keys, step)
  useKeys({ j: () => move(1), k: () => move(-1) })

  return (
    <div
      ref={box}
      {...{ role, 'aria-label': label, 'aria-busy': busy || undefined }}
      className="relative"
      style={{ height: list.getTotalSize() }}
    >
      {rows.map((row) => (
        <div
          key={row.key}
          ref={list.measureElement}
          data-index={row.index}
          role={role === 'list' ? 'listitem' : undefined}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${row.start - margin}px)` }}
        >
          {render(row.index)}
        </div>
      ))}
    </div>
  )
}

const columnWidth = () => document.getElementById('main')?.clientWidth ?? innerWidth

type List = ReturnType<typeof useWindowVirtualizer<HTMLDivElement>>

/** Brings the row that was first on the screen back to where it was, and keeps it there until its neighbours are measured. */
function useRestored(list: List, keys: readonly string[], place: ReturnType<typeof placeAt>): void {
  const todo = useRef(place)
  useLayoutEffect(() => {
    const wanted = todo.current
    const index = wanted ? keys.indexOf(wanted.anchor) : -1
    if (!wanted || index < 0) return
    todo.current = undefined
    let frames = 0
    let frame = 0
    const settle = () => {
      const item = list.measurementsCache[index]
      if (!item) return
      const off = item.start - scrollY - wanted.top
      if (Math.abs(off) >= 1) scrollTo({ top: scrollY + off, behavior: 'instant' })
      if (++frames < 12) frame = requestAnimationFrame(settle)
    }
    settle()
    const stop = () => cancelAnimationFrame(frame)
    // The reader's hand comes first.
    for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(name, stop, { once: true, passive: true })
    return stop
  }, [list, keys])
}
