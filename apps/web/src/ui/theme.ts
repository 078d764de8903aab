/** Light, dark, or what the system says. Set on the document before the first picture. */
import { useSyncExternalStore } from 'react'
import { deviceStore } from '../storage/stores.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
const KEY = 'rookery.theme'
const listeners = new Set<() => void>()

export const currentTheme = (): Theme => {
  const stored = deviceStore.get(KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export function applyTheme(): void {
  const theme = currentTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') deviceStore.remove(KEY)
  else deviceStore.set(KEY, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

// Another tab of the same person follows.
addEventListener('storage', (event) => {
  if (event.key !== KEY) return
  applyTheme()
  for (const listener of listeners) listener()
})

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentTheme)
