/** Puts text onto the clipboard and says so; on plain http, where browsers keep the clipboard away, the old way. */
import { t } from '../i18n/i18n.ts'
import { useToast } from './toast.tsx'

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

/** `execCommand` is deprecated, and all there is on an address that is not safe. */
function copySelected(text: string): boolean {
  const before = document.activeElement as HTMLElement | null
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'sr-only'
  // Beside what has the focus: a dialog would take it back.
  ;(before?.parentElement ?? document.body).append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  before?.focus()
  return copied
}

export function useCopyLink(): (url: string) => void {
  const toast = useToast()
  return (url) =>
    void copyText(url).then((copied) =>
      toast.show({ text: copied ? t('post.menu.copied') : t('post.menu.copyFailed') }),
    )
}
