/** Signing out; asked first only when posts that were begun would go with it: that cannot be undone. */
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../api/session.ts'
import { openDrafts } from '../compose/drafts.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSignOut } from './use-sign-out.ts'

export function SignOutRow({ className, iconClassName }: { className: string; iconClassName: string }) {
  const session = useSession()
  const signOut = useSignOut()
  const [begun, setBegun] = useState(0)

  function press() {
    const drafts = session ? openDrafts(session.accountId).list().length : 0
    if (drafts === 0) signOut()
    else setBegun(drafts)
  }

  return (
    <>
      <button type="button" onClick={press} className={className}>
        <LogOut size={20} strokeWidth={1.75} aria-hidden="true" className={iconClassName} />
        {t('app.signOut')}
      </button>
      {begun > 0 && (
        <Dialog open onClose={() => setBegun(0)} title={t('app.signOut')}>
          <p className="text-[15px]">{t('app.signOutDrafts', { count: begun })}</p>
          <div className="mt-4 flex flex-wrap justify-end gap-3">
            <Button kind="quiet" onClick={() => setBegun(0)}>
              {t('app.cancel')}
            </Button>
            <Button kind="danger" onClick={signOut}>
              {t('app.signOutAnyway')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
