import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../api/client.ts'
import { currentSession } from '../api/session.ts'
import { forgetDrafts } from '../compose/drafts.ts'
import { useUndo } from '../ui/undo.tsx'

/** Ends the session, after what still waited to be undone was done with it. Posts that were begun go with it. */
export function useSignOut(): () => void {
  const { flush } = useUndo()
  const navigate = useNavigate()
  return () =>
    void flush()
      .then(() => navigate({ to: '/' }))
      .then(() => {
        const own = currentSession()
        if (own) forgetDrafts(own.accountId)
        return signOut()
      })
}
