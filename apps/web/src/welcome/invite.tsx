/**
 * What a visitor is told who presses something that needs an account: why, and the forms, over the page one is on. After
 * signing in one is where one was. The browser's own dialog: nothing more to load for it than the forms.
 */
import { X } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { WelcomeForms } from './welcome-forms.tsx'

export interface Invitation {
  to: 'like' | 'boost' | 'bookmark' | 'reply' | 'follow' | 'more'
  /** Whose post, or whom to follow: without @. */
  acct?: string
}

const InviteContext = createContext<(invitation: Invitation) => void>(() => undefined)

/** `const invite = useInvite()`, then `invite({ to: 'like', acct })` where nobody is signed in. */
export const useInvite = () => useContext(InviteContext)

export function InviteProvider({ children }: { children: ReactNode }) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const session = useSession()
  const invite = useMemo(() => (next: Invitation) => setInvitation(next), [])
  return (
    <InviteContext value={invite}>
      {children}
      {invitation && !session && <InviteDialog invitation={invitation} onClose={() => setInvitation(null)} />}
    </InviteContext>
  )
}

function InviteDialog({ invitation, onClose }: { invitation: Invitation; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const { activeElement } = document
    dialog.current?.showModal()
    return () => (activeElement as HTMLElement | null)?.focus?.()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it; Escape does for keys
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      className="raised m-auto max-h-[calc(100dvh-2rem)] w-[min(26rem,calc(100vw-2rem))] overflow-y-auto rounded-2xl p-0 backdrop:bg-black/40"
    >
      <div className="p-5">
        <header className="mb-4 flex items-start justify-between gap-3">
          <h2 id={id} className="pt-1.5 text-lg leading-snug font-semibold wrap-anywhere">
            {t(`welcome.invite.${invitation.to}`, { acct: invitation.acct ?? '' })}
          </h2>
          <IconButton name={t('app.close')} icon={X} onClick={() => dialog.current?.close()} className="-mr-2" />
        </header>
        <p className="mb-5 text-[15px] text-muted">{t('welcome.invite.about')}</p>
        <WelcomeForms />
      </div>
    </dialog>
  )
}
