/** Unsent text by place, on this device; a reload loses nothing. */
const name = (key: string) => `rookery.draft.${key}`

export const readDraft = (key: string): string | null => localStorage.getItem(name(key))
export const clearDraft = (key: string): void => localStorage.removeItem(name(key))
export function saveDraft(key: string, text: string): void {
  if (text.trim() === '') clearDraft(key)
  else localStorage.setItem(name(key), text)
}
