/** All open connections: ended with their session or account, kept alive, counted. */
import type { Id } from '@rookery/contracts'
import { CLOSE, type CloseReason, type Peer, type StreamingDeps } from './ports.ts'

export type Peers = ReturnType<typeof createPeers>

export function createPeers({ sessions, signals, onError }: Pick<StreamingDeps, 'sessions' | 'signals' | 'onError'>) {
  const open = new Set<Peer>()

  const closeWhere = (fits: (peer: Peer) => boolean, why: CloseReason) => {
    for (const peer of [...open]) if (fits(peer)) peer.close(why)
  }
  const sessionEnded = (sessionId: Id) => closeWhere(({ session }) => session?.id === sessionId, CLOSE.signedOut)
  const accountClosed = (accountId: Id) =>
    closeWhere(({ session }) => session !== null && session.accountId === accountId, CLOSE.signedOut)

  const checkSession = async (peer: Peer): Promise<boolean> => {
    if (!peer.session) return true
    const found = await sessions.find(peer.session.id, { fresh: true })
    if (!found) peer.close(CLOSE.signedOut)
    return found !== null
  }

  const off = signals.on((signal) => {
    if (signal.type === 'session') sessionEnded(signal.sessionId)
    else if (signal.type === 'account') accountClosed(signal.accountId)
    else if (signal.type === 'missed') void checkAll()
  })
  const checkAll = async () => {
    for (const peer of [...open]) {
      // Whoever cannot be checked now has to come back.
      await checkSession(peer).catch((error) => {
        onError(error)
        peer.close(CLOSE.failed)
      })
    }
  }

  return {
    /**
     * From here on the end of its session ends the connection. Then the session is looked at once more: it may have
     * ended between the check of the token and now. False (and closed) when it has.
     */
    async add(peer: Peer): Promise<boolean> {
      open.add(peer)
      return checkSession(peer)
    },
    remove: (peer: Peer) => void open.delete(peer),
    sessionEnded,
    accountClosed,
    closeAll: (why: CloseReason) => closeWhere(() => true, why),
    size: () => open.size,
    [Symbol.dispose]: off,
  }
}
