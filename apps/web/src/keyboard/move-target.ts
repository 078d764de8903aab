/** `j` and `k`: the next or previous post gets the focus and comes into view. */
import type { useWindowVirtualizer } from '@tanstack/react-virtual'

type List = ReturnType<typeof useWindowVirtualizer<HTMLDivElement>>

export function moveTarget(box: HTMLElement | null, list: List, keys: readonly string[], step: 1 | -1): void {
  if (!box) return
  const focused = document.activeElement?.closest('[data-index]')
  const from = focused && box.contains(focused) ? Number(focused.getAttribute('data-index')) : null
  const target = from === null ? firstOnScreen(list) : from + step
  if (target < 0 || target >= keys.length) return
  list.scrollToIndex(target, { align: 'auto' })
  let frames = 0
  const focus = () => {
    const row = box.querySelector<HTMLElement>(`[data-index="${target}"]`)
    const inner = row?.querySelector<HTMLElement>('[data-focus]') ?? row?.querySelector<HTMLElement>('a, button')
    if (inner) inner.focus({ preventScroll: true })
    else if (++frames < 20) requestAnimationFrame(focus)
  }
  focus()
}

const firstOnScreen = (list: List) => list.getVirtualItems().find(({ start }) => start >= scrollY)?.index ?? 0
