import { useSyncExternalStore } from 'react'

/** From 640 px on: there is a rail instead of a bottom bar, and room to write in place. */
const wide = matchMedia('(min-width: 40rem)')

export const isWide = (): boolean => wide.matches

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, isWide)
