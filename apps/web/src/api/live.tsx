/** One live connection for the whole app: home posts wait behind the pill, edits and deletions happen in place. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { openLiveSocket } from './live-socket.ts'
import { useSession } from './session.ts'
import { addPending, HOME_KEY, parseStatus, patchStatus, prependHome, removeStatus } from './status-cache.ts'

const Connected = createContext(true)

/** false while the live connection is down. */
export const useConnected = () => useContext(Connected)

export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const queries = useQueryClient()
  const [connected, setConnected] = useState(true)

  useEffect(() => {
    if (!session) return
    const atTop = () => location.pathname === '/' && scrollY < 8
    return openLiveSocket({
      accessToken: session.accessToken,
      stream: 'user',
      onConnected: setConnected,
      onFrame({ event, payload }) {
        if (event === 'update') {
          const status = parseStatus(payload)
          if (status.account.id === session.accountId || atTop()) prependHome(queries, [status])
          else addPending(queries, status)
        } else if (event === 'status.update') {
          const status = parseStatus(payload)
          patchStatus(queries, status.id, (old) => ({ ...old, ...status }))
        } else if (event === 'delete') {
          removeStatus(queries, payload)
        } else if (event === 'reset') {
          void queries.invalidateQueries({ queryKey: HOME_KEY })
        }
      },
    })
  }, [session, queries])

  return <Connected value={connected || !session}>{children}</Connected>
}
