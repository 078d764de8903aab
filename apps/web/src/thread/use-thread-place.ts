/** Back, forward and a reload come to the same post of a conversation at the same height, however late it is read. */
import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { keepPlace, type Place, placeAt } from '../feeds/place.ts'

const HEADER_PX = 56

/** `ready`: all rows are on the page. Returns the place one was at, if one was here before. */
export function useThreadPlace(box: RefObject<HTMLElement | null>, ready: boolean): Place | undefined {
  const entry = useLocation({ select: ({ state }) => (state as { __TSR_key?: string }).__TSR_key ?? 'first' })
  const [place] = useState(() => placeAt(entry))
  const todo = useRef(place)

  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const remember = useEffectEvent(() => {
    const first = rows().find((row) => row.getBoundingClientRect().bottom > HEADER_PX)
    if (todo.current || !ready || !first?.dataset.row) return
    keepPlace(entry, { anchor: first.dataset.row, top: first.getBoundingClientRect().top, sizes: [], width: 0 })
  })
  const restore = useEffectEvent(() => {
    const wanted = todo.current
    const row = wanted && rows().find(({ dataset }) => dataset.row === wanted.anchor)
    if (wanted && row) scrollTo({ top: scrollY + row.getBoundingClientRect().top - wanted.top, behavior: 'instant' })
    todo.current = undefined
  })

  useLayoutEffect(() => {
    if (!ready) return
    restore()
    // Once more after the router has put the window where it thinks it was.
    const wanted = place
    const frame = requestAnimationFrame(() => {
      todo.current = wanted
      restore()
    })
    return () => cancelAnimationFrame(frame)
  }, [ready, place])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(remember, 100)
    }
    const now = () => remember()
    // The reader's hand comes first.
    const touched = () => {
      todo.current = undefined
    }
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('click', now, { capture: true })
    addEventListener('wheel', touched, { passive: true })
    addEventListener('touchmove', touched, { passive: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', onScroll)
      removeEventListener('click', now, { capture: true })
      removeEventListener('wheel', touched)
      removeEventListener('touchmove', touched)
    }
  }, [])
  return place
}
