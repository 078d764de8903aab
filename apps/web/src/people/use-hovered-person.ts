/** Which person's link the mouse rests on. One listener for the page: no link has to know of it. */
import { type RefObject, useEffect, useState } from 'react'

export interface Hovered {
  acct: string
  /** Where the link is. */
  rect: DOMRect
}

const SHOW_MS = 500
const HIDE_MS = 250
/** Below this there is no room beside what is read. */
const MIN_WIDTH_PX = 640

/** The account a link leads to; null for posts, other places, and where the person is shown already. */
function personOf(link: Element | null | undefined): string | null {
  const acct = /^\/@([^/?#]+)$/.exec(link?.getAttribute('href') ?? '')?.[1]
  if (!acct || link?.closest('nav, [data-person]')) return null
  const decoded = decodeURIComponent(acct)
  return location.pathname.startsWith(`/@${acct}`) && !/\/\d+/.test(location.pathname) ? null : decoded
}

export function useHoveredPerson(card: RefObject<HTMLElement | null>): Hovered | null {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted: string | null = null
    const stay = () => clearTimeout(timer)
    const hide = () => {
      stay()
      wanted = null
      setHovered(null)
    }
    const onOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || innerWidth < MIN_WIDTH_PX || !(event.target instanceof Element)) return
      if (card.current?.contains(event.target)) return stay()
      const link = event.target.closest('a[href^="/@"]')
      const acct = personOf(link)
      if (acct !== null && acct === wanted) return
      stay()
      wanted = acct
      timer = acct && link ? setTimeout(show, SHOW_MS, acct, link) : setTimeout(hide, HIDE_MS)
    }
    const show = (acct: string, link: Element) => setHovered({ acct, rect: link.getBoundingClientRect() })
    const onClick = (event: MouseEvent) => {
      if (!card.current?.contains(event.target as Node) || (event.target as Element).closest('a')) hide()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('pointerover', onOver)
    addEventListener('click', onClick, { capture: true })
    addEventListener('keydown', onKey)
    addEventListener('scroll', hide, { passive: true })
    return () => {
      stay()
      document.removeEventListener('pointerover', onOver)
      removeEventListener('click', onClick, { capture: true })
      removeEventListener('keydown', onKey)
      removeEventListener('scroll', hide)
    }
  }, [card])
  return hovered
}
