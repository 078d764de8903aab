import { useEffect } from 'react'

/** `--visible-height`: what the on-screen keyboard leaves, where a browser lays it over the page. */
export function useVisibleHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return
    const { style } = document.documentElement
    const measure = () => style.setProperty('--visible-height', `${viewport.height}px`)
    measure()
    viewport.addEventListener('resize', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      style.removeProperty('--visible-height')
    }
  }, [])
}
