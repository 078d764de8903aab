/** The reader's own live stream, open as long as the app is: home, edits, deletions, notifications, conversations. */
import { type Query, useQueryClient } from '@tanstack/react-query'
import { MastoHttpError, type mastodon } from 'masto'
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react'
import { api } from '../api/client.ts'
import { endSession, useSession } from '../api/session.ts'
import type { Status } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { feedKey } from '../feeds/feeds.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import { HOME } from '../timeline/sources.ts'
import { atTop } from './at-top.ts'
import { camelise } from './camelise.ts'
import { createLiveEvents, type LiveEventMap, type LiveEventName, type LiveEvents } from './live-events.ts'
import { type LiveFrame, openLiveSocket } from './live-socket.ts'
import { openTabs, type Tabs } from './tabs.ts'

/** Posts whose fan-out was under way when home was read are in it by then. */
const SETTLE_MS = 3_000
/** A connection that is back at once is not worth a word. */
const GRACE_MS = 1_500
/** After so long in the background, what makes no event (likes from another device) is read again. */
const STALE_MS = 60_000

interface Live {
  connected: boolean
  events: LiveEvents
  /** null when nobody is signed in. */
  tabs: Tabs | null
}

const LiveContext = createContext<Live>({ connected: true, events: createLiveEvents(), tabs: null })

/** false while the live connection is down. */
export const useConnected = () => useContext(LiveContext).connected
export const useTabs = () => useContext(LiveContext).tabs
export const useLiveEvents = () => useContext(LiveContext).events

/** Calls `handler` for each live event of that name while the component is there. */
export function useLiveEvent<K extends LiveEventName>(name: K, handler: (payload: LiveEventMap[K]) => void): void {
  const { events } = useContext(LiveContext)
  const latest = useEffectEvent(handler)
  useEffect(() => events.on(name, (payload) => latest(payload)), [events, name])
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const entities = useEntities()
  const feeds = useFeeds()
  const queries = useQueryClient()
  const [events] = useState(createLiveEvents)
  const [tabs, setTabs] = useState<Tabs | null>(null)
  const [connected, setConnected] = useState(true)
  const accountId = session?.accountId

  useEffect(() => {
    if (!accountId) return
    const opened = openTabs(accountId, entities, events)
    setTabs(opened)
    return () => opened[Symbol.dispose]()
  }, [accountId, entities, events])

  useEffect(() => {
    if (!accountId) return
    const began = Date.now()
    const homeReadAt = () => queries.getQueryState(feedKey(HOME.key))?.dataUpdatedAt ?? began
    let first = true
    let grace: ReturnType<typeof setTimeout> | undefined
    let away = false
    let settle: ReturnType<typeof setTimeout> | undefined
    const reread = () => void feeds.catchUp(HOME, () => atTop('/')).catch(() => undefined)
    const settled = () => {
      clearTimeout(settle)
      settle = setTimeout(reread, SETTLE_MS)
    }
    const onMissed = () => {
      reread()
      events.emit('missed', null)
      // What is no timeline is read again when it is on the page, or when it next is.
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'feed' })
    }

    const onFrame = ({ event, payload }: LiveFrame) => {
      if (event === 'update') {
        const status = parse<Status>(payload)
        feeds.arrive(HOME.key, status, status.account.id === accountId || atTop('/'))
        events.emit('update', status)
      } else if (event === 'status.update') {
        const status = parse<Status>(payload)
        entities.keep([status])
        events.emit('status.update', status)
      } else if (event === 'delete') {
        entities.hide(payload)
        events.emit('delete', payload)
      } else if (event === 'notification') events.emit('notification', parse<mastodon.v1.Notification>(payload))
      else if (event === 'filters_changed') events.emit('filters_changed', null)
      else if (event === 'reset') {
        // The first one only brings a cursor: nothing but a home kept over a reload can be old.
        if (!first) onMissed()
        else if (homeReadAt() < began) reread()
        first = false
        settled()
      }
    }
    const close = openLiveSocket({
      address: { stream: 'user' },
      onFrame,
      onConnected(up, refused) {
        if (up) {
          clearTimeout(grace)
          grace = undefined
          setConnected(true)
          // What could not be read meanwhile is read now, without being asked.
          if (away) void queries.refetchQueries({ type: 'active', predicate: isUnread })
          away = false
        } else {
          away = true
          grace ??= setTimeout(setConnected, GRACE_MS, false)
        }
        if (refused) void endIfRevoked()
      },
    })

    let hiddenAt = 0
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') hiddenAt = Date.now()
      else if (hiddenAt > 0 && Date.now() - hiddenAt > STALE_MS) reread()
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearTimeout(grace)
      clearTimeout(settle)
      document.removeEventListener('visibilitychange', onVisibility)
      close()
    }
  }, [accountId, entities, feeds, queries, events])

  return <LiveContext value={{ connected: connected || !session, events, tabs }}>{children}</LiveContext>
}

const isUnread = ({ state }: Query) => state.status === 'error' && state.data === undefined

const parse = <T,>(payload: string): T => camelise(JSON.parse(payload)) as T

/** A socket says nothing about why it was refused; a request does. */
async function endIfRevoked() {
  try {
    await api().v1.accounts.verifyCredentials()
  } catch (error) {
    if (error instanceof MastoHttpError && error.statusCode === 401) endSession()
  }
}
