/** One live connection for the whole app: home posts wait behind the pill, edits and deletions happen in place. */
import { useQueryClient } from '@tanstack/react-query'
import { MastoHttpError } from 'masto'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { catchUp } from './catch-up.ts'
import { api } from './client.ts'
import { openLiveSocket } from './live-socket.ts'
import { storeSession, useSession } from './session.ts'
import { arrive, hideStatus, parseStatus, patchStatus } from './status-cache.ts'
import { hearTabs } from './tabs.ts'

/** Posts whose fan-out was under way when home was read are in it by then. */
const SETTLE_MS = 3_000
/** A connection that is back at once is not worth a word. */
const GRACE_MS = 1_500

const Connected = createContext(true)

/** false while the live connection is down. */
export const useConnected = () => useContext(Connected)

export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const queries = useQueryClient()
  const [connected, setConnected] = useState(true)

  useEffect(() => {
    if (!session) return
    const atTop = () => location.pathname === '/' && scrollY < 8 && document.visibilityState === 'visible'
    let first = true
    let grace: ReturnType<typeof setTimeout> | undefined
    let settle: ReturnType<typeof setTimeout> | undefined
    const reread = () =>
      void catchUp(queries, (params) => api().v1.timelines.home.list(params), atTop).catch(() => undefined)

    const deaf = hearTabs(queries, session.accountId)
    const close = openLiveSocket({
      accessToken: session.accessToken,
      stream: 'user',
      onConnected(up, refused) {
        clearTimeout(grace)
        if (up) setConnected(true)
        else grace = setTimeout(setConnected, GRACE_MS, false)
        if (refused) void endIfRevoked()
      },
      onFrame({ event, payload }) {
        if (event === 'update') {
          const status = parseStatus(payload)
          arrive(queries, status, status.account.id === session.accountId || atTop())
        } else if (event === 'status.update') {
          const status = parseStatus(payload)
          patchStatus(queries, status.id, (old) => ({ ...old, ...status }))
        } else if (event === 'delete') {
          hideStatus(queries, payload)
        } else if (event === 'reset') {
          // The first one only brings a cursor: home is being read anyway.
          if (!first) {
            reread()
            void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'thread' })
          }
          first = false
          clearTimeout(settle)
          settle = setTimeout(reread, SETTLE_MS)
        }
      },
    })
    return () => {
      clearTimeout(grace)
      clearTimeout(settle)
      deaf()
      close()
    }
  }, [session, queries])

  return <Connected value={connected || !session}>{children}</Connected>
}

/** A socket says nothing about why it was refused; a request does. */
async function endIfRevoked() {
  try {
    await api().v1.accounts.verifyCredentials()
  } catch (error) {
    if (error instanceof MastoHttpError && error.statusCode === 401) storeSession(null)
  }
}
