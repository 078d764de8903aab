/** Installs the service worker once the page has settled. */
import { tabStore } from '../storage/stores.ts'

export function registerWorker(): void {
  // The router would reload at once, also where there is nothing to load from: app/page-failed.tsx looks first.
  addEventListener('vite:preloadError', ({ payload }) =>
    tabStore.set(`tanstack_router_reload:${payload.message}`, 'looked after'),
  )
  if (!import.meta.env.PROD) return
  // After the first picture: nothing here is needed for it.
  addEventListener('load', () => setTimeout(() => void register(), 2_000))
}

/** Where the browser forbids it, already looking at `serviceWorker` throws. */
async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/sw.js')
  } catch {}
}
