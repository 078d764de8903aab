/** Installs the service worker once the page has settled, and copes with a version that was replaced while one reads. */
import { tabStore } from '../storage/stores.ts'

const RELOADED = 'rookery.reloaded'

export function registerWorker(): void {
  // A part of an older version is not on the server any more: the page starts anew, once, at the same place.
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(tabStore.get(RELOADED) ?? 0) < 60_000) return
    tabStore.set(RELOADED, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // After the first picture: nothing here is needed for it.
  addEventListener('load', () =>
    setTimeout(() => void navigator.serviceWorker.register('/sw.js').catch(() => undefined), 2_000),
  )
}
