import type { RefObject } from 'react'
import { useKeys } from '../keyboard/use-keys.ts'

/** `j` and `k` through the posts of a page whose rows are all in the document. */
export function useRowKeys(box: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-focus]') ?? [])]
    const from = rows.findIndex((row) => row.contains(document.activeElement))
    const onScreen = rows.findIndex((row) => row.getBoundingClientRect().top >= 56)
    const target = rows[from < 0 ? Math.max(0, onScreen) : from + step]
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
}
