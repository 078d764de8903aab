import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../api/client.ts'
import { useUndo } from '../ui/undo.tsx'

/** Ends the session, after what still waited to be undone was done with it. Posts that were begun go with it. */
export function useSignOut(): () => void {
  const { flush } = useUndo()
  const navigate = useNavigate()
  return () =>
    void flush()
      .then(() => navigate({ to: '/' }))
      .then(signOut)
}
