/** Says that a post was sent, where it does not appear by itself. */
import { useNavigate } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { useLiveEvent } from '../live/live.tsx'
import { useToast } from '../ui/toast.tsx'

/** A thread shows the replies that are written in it. */
const THREAD = /^\/@[^/]+\/\d+$/

export function PostedToast() {
  const toast = useToast()
  const navigate = useNavigate()
  useLiveEvent('posted', (status) => {
    const { pathname } = location
    if (status.inReplyToId ? THREAD.test(pathname) : pathname === '/' && scrollY < 200) return
    const params = { acct: status.account.acct, statusId: status.id }
    toast.show({
      text: status.inReplyToId ? t('compose.replied') : t('compose.posted'),
      action: { name: t('compose.view'), run: () => void navigate({ to: '/@{$acct}/$statusId', params }) },
    })
  })
  return null
}
