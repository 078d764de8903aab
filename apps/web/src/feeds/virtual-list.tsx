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
  const key = useLocation({ select: ({ state }) => (state as { __TSR_key?: string }).__TSR_key ?? 'first' })
  // The entry this list was opened for: the location is the next one's already while that still loads.
  const [entry] = useState(key)
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
    scrollPaddingStart: HEADER_PX + tabsHeight(),
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
    // The column: what stands above may be no neighbour of the list.
    const around = document.getElementById('main') ?? box.current?.parentElement
    if (around) observer.observe(around)
    return () => observer.disconnect()
  }, [])

  const restoring = useRestored(list, keys, place)

  const remember = useEffectEvent(() => {
    const first = list.getVirtualItems().find(({ end }) => end > scrollY + HEADER_PX)
    if (!first || restoring.current) return
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
      className="relative [overflow-anchor:none]"
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

/** The tabs of a profile stay in sight below the header. */
const tabsHeight = () => document.querySelector('.below-page-header')?.clientHeight ?? 0

const columnWidth = () => document.getElementById('main')?.clientWidth ?? innerWidth

type List = ReturnType<typeof useWindowVirtualizer<HTMLDivElement>>

/** So many frames a place is held until the rows around it are measured. */
const HOLD_FRAMES = 20

/** Brings the row that was first on the screen back to where it was. The answer is true while that is under way. */
function useRestored(list: List, keys: readonly string[], place: ReturnType<typeof placeAt>): { current: boolean } {
  const restoring = useRef(place !== undefined)
  const known = place !== undefined && keys.includes(place.anchor)
  const settle = useEffectEvent((): boolean => {
    const item = place && list.measurementsCache[keys.indexOf(place.anchor)]
    if (!item) return false
    const off = item.start - scrollY - place.top
    if (Math.abs(off) >= 1) scrollTo({ top: scrollY + off, behavior: 'instant' })
    return true
  })
  useLayoutEffect(() => {
    if (!known || !restoring.current) return
    let frames = 0
    let frame = 0
    const hold = () => {
      if (!settle() || ++frames > HOLD_FRAMES) stop()
      else frame = requestAnimationFrame(hold)
    }
    const leave = () => {
      cancelAnimationFrame(frame)
      for (const name of HANDS) removeEventListener(name, stop)
    }
    const stop = () => {
      leave()
      restoring.current = false
    }
    for (const name of HANDS) addEventListener(name, stop, { passive: true })
    hold()
    return leave
  }, [known])
  // Nothing of it is left (it was deleted, the list is another): the reader begins at the top, and is remembered there.
  useEffect(() => {
    if (keys.length > 0 && !known) restoring.current = false
  }, [keys.length, known])
  return restoring
}

/** The reader's own hand comes before any restoring. */
const HANDS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
