import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { type AdminAccount, isAdministrator, stateOf } from './account-state.ts'
import { useDeeds } from './use-deeds.ts'

/** What can be done with an account in its state, and what cannot and why: nobody locks the last administrator out. */
export function AccountDeeds({ account }: { account: AdminAccount }) {
  const me = useSession()?.accountId
  const navigate = useNavigate()
  const { busy, problem, approve, reject, suspend, restore } = useDeeds(account)
  const { username: name } = account
  const state = stateOf(account)
  return (
    <section className="px-4 py-6">
      <h3 className="text-[17px] font-semibold">{t('admin.deeds')}</h3>
      {state === 'pending' && (
        <Deed about={t('admin.pendingAbout')}>
          <Button disabled={busy} onClick={() => void approve()}>
            {t('admin.approve')}
          </Button>
          <Button kind="danger" disabled={busy} onClick={() => reject(() => void navigate({ to: '/admin' }))}>
            {t('admin.reject')}
          </Button>
        </Deed>
      )}
      {state === 'active' &&
        (isAdministrator(account) ? (
          <Deed about={account.id === me ? t('admin.thisIsYou') : t('admin.isAdministrator', { name })}>
            <code className="rounded bg-sunken px-2 py-1 text-sm wrap-anywhere">npm run admin -- demote {name}</code>
          </Deed>
        ) : (
          <>
            <Deed about={t('admin.suspendAbout')}>
              <Button kind="danger" disabled={busy} onClick={() => void suspend()}>
                {t('admin.suspend')}
              </Button>
            </Deed>
            <Deed about={t('admin.promoteAbout')}>
              <code className="rounded bg-sunken px-2 py-1 text-sm wrap-anywhere">npm run admin -- promote {name}</code>
            </Deed>
          </>
        ))}
      {state === 'suspended' && (
        <Deed about={t('admin.restoreAbout')}>
          <Button disabled={busy} onClick={() => void restore()}>
            {t('admin.restore')}
          </Button>
        </Deed>
      )}
      {state === 'deleting' && <Deed about={t('admin.deletingAbout')} />}
      {problem && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </section>
  )
}

function Deed({ about, children }: { about: string; children?: ReactNode }) {
  return (
    <div className="mt-3">
      <p className="max-w-[60ch] text-[15px] text-muted">{about}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}
