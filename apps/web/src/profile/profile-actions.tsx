/** The buttons of a profile: following and the bell, and a menu with all else; of one's own the way to edit it. */
import { Bell, BellRing, Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useSession } from '../api/session.ts'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import type { Relate } from '../people/use-relate.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { FollowInvite, FollowToggle } from './follow-button.tsx'

const LazyMenu = lazy(async () => ({ default: (await import('./profile-menu.tsx')).ProfileMenu }))
const LazyEdit = lazy(async () => ({ default: (await import('./edit-dialog.tsx')).EditDialog }))

/** Outlined round targets, as high as the button beside them. */
export const ROUND = 'border border-line bg-raised'

export function ProfileActions({ account, relate }: { account: Account; relate: Relate }) {
  const session = useSession()
  const [editing, setEditing] = useState(false)
  if (!session)
    return (
      <div className="flex gap-2 pt-3">
        <FollowInvite acct={account.acct} />
      </div>
    )
  if (session.accountId === account.id)
    return (
      <div className="flex gap-2 pt-3">
        <Button kind="quiet" onClick={() => setEditing(true)}>
          <Pencil size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('profile.edit')}
        </Button>
        {editing && (
          <Suspense>
            <LazyEdit onClose={() => setEditing(false)} />
          </Suspense>
        )}
      </div>
    )
  const { known } = relate
  return (
    <div className="flex flex-wrap justify-end gap-2 pt-3">
      {known?.following && (
        <IconButton
          icon={known.notifying ? BellRing : Bell}
          name={t(known.notifying ? 'profile.notifyOff' : 'profile.notifyOn', { acct: account.acct })}
          aria-pressed={known.notifying}
          className={`${ROUND} aria-pressed:text-accent`}
          onClick={() => relate.setNotify(!known.notifying)}
        />
      )}
      <Suspense fallback={<span className="size-10" />}>
        <LazyMenu account={account} relate={relate} />
      </Suspense>
      <FollowToggle relate={relate} acct={account.acct} />
    </div>
  )
}
