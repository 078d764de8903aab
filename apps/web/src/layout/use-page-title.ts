import { useEffect } from 'react'
import { t } from '../i18n/i18n.ts'

/** What the tab is called; a count of what is unread may stand before it: see notifications/. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const [count] = /^\(\d+\+?\) /.exec(document.title) ?? ['']
    document.title = `${count}${title} · ${t('app.name')}`
  }, [title])
}
