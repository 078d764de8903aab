/** The browser's offer to install the app comes once, early; it is kept here until somebody asks for it. */
import { useSyncExternalStore } from 'react'

/** Not in TypeScript's own list: only Chromium's browsers have it. */
interface InstallOffer extends Event {
  prompt(): Promise<void>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallOffer | null = null
const listeners = new Set<() => void>()

function changed(next: InstallOffer | null) {
  offer = next
  for (const listener of listeners) listener()
}

/** Once, before the first rendering. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    changed(event as InstallOffer)
  })
  addEventListener('appinstalled', () => changed(null))
}

/** Asks the browser to install the app; null where it does not offer that. */
export function useInstall(): (() => void) | null {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offer,
  )
  if (!current) return null
  return () => {
    // An offer can be taken up once.
    changed(null)
    void current.prompt()
  }
}

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches
