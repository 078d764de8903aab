/** Unsent text by place, on this device; a reload loses nothing, and two tabs write the same draft. */
const PREFIX = 'rookery.draft.'

export const readDraft = (key: string): string | null => localStorage.getItem(PREFIX + key)
export const clearDraft = (key: string): void => localStorage.removeItem(PREFIX + key)
export function saveDraft(key: string, text: string): void {
  if (text.trim() === '') clearDraft(key)
  else localStorage.setItem(PREFIX + key, text)
}

/** Calls with what another tab wrote or posted (empty); returns what ends it. */
export function hearDraft(key: string, onText: (text: string) => void): () => void {
  const hear = (event: StorageEvent) => event.key === PREFIX + key && onText(event.newValue ?? '')
  addEventListener('storage', hear)
  return () => removeEventListener('storage', hear)
}
