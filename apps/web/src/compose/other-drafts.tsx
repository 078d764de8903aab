/** What was begun elsewhere and is still kept on this device. */
import { Files } from 'lucide-react'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useToast } from '../ui/toast.tsx'
import { useCompose } from './compose-context.ts'
import { openDrafts } from './drafts.ts'

const MOST = 8

export function OtherDrafts({ place }: { place: string }) {
  const session = useSession()
  const compose = useCompose()
  const toast = useToast()
  const [drafts] = useState(() =>
    openDrafts(session?.accountId ?? '')
      .list()
      .filter((each) => each.place !== place && /^(post|reply\.)/.test(each.place))
      .slice(0, MOST),
  )
  if (drafts.length === 0) return null

  async function goOn(chosen: string) {
    const answeredId = /^reply\.(.+)$/.exec(chosen)?.[1]
    try {
      compose.open(answeredId ? { replyTo: await api().v1.statuses.$select(answeredId).fetch() } : { place: chosen })
    } catch (error) {
      toast.show({ text: describeProblem(error) })
    }
  }

  return (
    <Menu
      align="start"
      trigger={<IconButton name={t('compose.drafts', { count: drafts.length })} icon={Files} className="text-muted" />}
    >
      {drafts.map(({ place, draft }) => (
        <MenuItem key={place} onSelect={() => void goOn(place)}>
          <span dir="auto" className="line-clamp-2 max-w-72 text-sm wrap-anywhere">
            {draft.text || draft.spoilerText || t('compose.files')}
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}
