/** The reader's conversations, kept live while they are on the page. */
import { useQueryClient } from '@tanstack/react-query'
import type { mastodon } from 'masto'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { useEntities, useGone } from '../entities/use-entities.tsx'
import { newestFirst } from '../feeds/feed.ts'
import { t } from '../i18n/i18n.ts'
import { atTop } from '../live/at-top.ts'
import { camelise } from '../live/camelise.ts'
import { useLiveEvent, useTabs } from '../live/live.tsx'
import { type LiveFrame, openLiveSocket } from '../live/live-socket.ts'
import { arrive, drop, hide, patch, unhide } from '../notifications/inbox.ts'
import { type OpenInbox, useInbox } from '../notifications/use-inbox.ts'
import { useUndo } from '../ui/undo.tsx'
import { conversationSource, type Talk, talkOf } from './source.ts'
import { MARKED_TOPIC, UNREAD_CONVERSATIONS } from './use-unread-conversations.ts'

/** Conversations have a stream of their own, open while they are on the page. */
function useDirectStream(reread: () => void, arrived: (conversation: mastodon.v1.Conversation) => void): void {
  const onFrame = useEffectEvent(({ event, payload }: LiveFrame) => {
    if (event === 'conversation') arrived(camelise(JSON.parse(payload)) as mastodon.v1.Conversation)
    // Also the first one: what came between the page's reading and the connection is in neither.
    else if (event === 'reset') reread()
  })
  useEffect(
    () =>
      openLiveSocket({
        address: { stream: 'direct' },
        onFrame: (frame) => onFrame(frame),
        onConnected: () => undefined,
      }),
    [],
  )
}

export interface OpenConversations extends OpenInbox<Talk> {
  talks: readonly Talk[]
  waitingIds: readonly string[]
  /** Shown at once; put back when it could not be done. */
  mark(talk: Talk, unread: boolean): void
  remove(talk: Talk): void
}

export function useConversations(): OpenConversations {
  const entities = useEntities()
  const queries = useQueryClient()
  const gone = useGone()
  const undo = useUndo()
  const tabs = useTabs()
  const me = useSession()?.accountId
  const source = useMemo(() => conversationSource(entities), [entities])
  const open = useInbox(source)
  const { inbox, change } = open
  const recount = () => void queries.invalidateQueries({ queryKey: UNREAD_CONVERSATIONS })

  useDirectStream(open.reread, (conversation) => {
    const talk = talkOf(entities, conversation)
    if (!inbox) return open.reread()
    const mine = conversation.lastStatus?.account.id === me
    change((latest) => {
      const known = latest.items.get(talk.key)
      // Nothing newer in it: read elsewhere, or its last post was edited.
      if (known && newestFirst(known.newestId, talk.newestId) <= 0) return patch(latest, talk.key, () => talk)
      return arrive(latest, talk, mine || atTop('/conversations'))
    })
  })
  // The post before it is the last one now, or there is none.
  useLiveEvent('delete', (id) => {
    if ([...(inbox?.items.values() ?? [])].some(({ lastId }) => lastId === id)) open.reread()
  })
  useLiveEvent('tab', ({ topic, data }) => {
    const read = data as { key: string; unread: boolean }
    if (topic === MARKED_TOPIC) change((latest) => patch(latest, read.key, (old) => ({ ...old, unread: read.unread })))
  })

  const talks = useMemo(
    () =>
      inbox?.entries.flatMap((key) => {
        const talk = inbox.items.get(key)
        return talk && !inbox.hidden.has(key) && !(talk.lastId && gone.has(talk.lastId)) ? [talk] : []
      }) ?? [],
    [inbox, gone],
  )

  return {
    ...open,
    talks,
    waitingIds: inbox?.pending.flatMap((key) => inbox.items.get(key)?.accountIds.slice(0, 1) ?? []) ?? [],
    mark({ key, unread: before }, unread) {
      if (before === unread) return
      const set = (value: boolean) => change((latest) => patch(latest, key, (old) => ({ ...old, unread: value })))
      set(unread)
      const conversation = api().v1.conversations.$select(key)
      const options = { requestInit: { keepalive: true } }
      void (unread ? conversation.unread(undefined, options) : conversation.read(undefined, options)).then(
        () => {
          tabs?.tell(MARKED_TOPIC, { key, unread })
          recount()
        },
        () => set(before),
      )
    },
    remove({ key }) {
      change((latest) => hide(latest, [key]))
      undo.offer({
        text: t('conversations.removed'),
        undo: () => change((latest) => unhide(latest, [key])),
        async act() {
          await api()
            .v1.conversations.$select(key)
            .remove(undefined, { requestInit: { keepalive: true } })
          change((latest) => drop(latest, [key]))
          recount()
        },
      })
    },
  }
}
