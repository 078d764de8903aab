import { t } from '../i18n/i18n.ts'
import { type AdminAccount, isAdministrator, stateOf } from './account-state.ts'

const LOOK = {
  active: 'bg-sunken text-muted',
  pending: 'bg-sunken text-warn',
  suspended: 'bg-sunken text-danger',
  deleting: 'bg-sunken text-danger',
}
const SHAPE = 'inline-flex h-6 shrink-0 items-center rounded-full px-2 text-[13px] font-medium'

/** In words what is unusual about an account; an ordinary one has no mark. */
export function StateMarks({ account, always = false }: { account: AdminAccount; always?: boolean }) {
  const state = stateOf(account)
  return (
    <>
      {isAdministrator(account) && (
        <span className={`${SHAPE} bg-accent-soft text-accent`}>{t('admin.administrator')}</span>
      )}
      {(always || state !== 'active') && <span className={`${SHAPE} ${LOOK[state]}`}>{t(`admin.state.${state}`)}</span>}
    </>
  )
}
