/** The notifications of one kind, or all, kept live while they are on the page. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../api/client.ts'
import { useEntities, useGone } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { atTop } from '../live/at-top.ts'
import { useLiveEvent } from '../live/live.tsx'
import { useUndo } from '../ui/undo.tsx'
import { echoesOf, type Group, joined, withoutPeople } from './groups.ts'
import { arrive, drop, hide, type Inbox, newestOf, unhide } from './inbox.ts'
import { type Kind, NOTIFICATIONS, notificationSource } from './source.ts'
import { type OpenInbox, useInbox } from './use-inbox.ts'
import { useSilenced } from './use-silenced.ts'
import { UNREAD } from './use-unread.ts'

export interface OpenNotifications extends OpenInbox<Group> {
  /** What is to be seen, without what is deleted, put away, or of blocked people. */
  groups: readonly Group[]
  /** The newest id when all there is can be seen. */
  seen: string | undefined
  /** People behind the pill. */
  waitingIds: readonly string[]
  dismiss(group: Group): void
  clear(): void
}

export function useNotifications(kind: Kind | null): OpenNotifications {
  const entities = useEntities()
  const queries = useQueryClient()
  const undo = useUndo()
  const gone = useGone()
  const source = useMemo(() => notificationSource(entities, kind), [entities, kind])
  const open = useInbox(source)
  const { inbox } = open
  const people = useMemo(() => [...(inbox?.items.values() ?? [])].flatMap(({ accountIds }) => accountIds), [inbox])
  const silenced = useSilenced(people)

  useLiveEvent('notification', (notification) => {
    if (kind !== null && notification.type !== kind) return
    entities.keepAccounts([notification.account])
    if (notification.status) entities.keep([notification.status])
    // The first page is on its way, perhaps without this one.
    if (!inbox) return open.reread()
    const group = joined(inbox, notification)
    if (group) open.change((latest) => arrive(latest, group, atTop('/notifications')))
  })

  /** A row stands in the lists of its kind and of all. */
  const everywhere = (how: (inbox: Inbox<Group>) => Inbox<Group>) =>
    queries.setQueriesData<Inbox<Group>>({ queryKey: [NOTIFICATIONS] }, (one) => one && how(one))

  const groups = useMemo(() => {
    const visible = (key: string): Group[] => {
      const item = inbox?.items.get(key)
      if (!item || inbox?.hidden.has(key) || (item.statusId && gone.has(item.statusId))) return []
      const group = withoutPeople(item, silenced)
      return group ? [group] : []
    }
    const all = inbox?.entries.flatMap(visible) ?? []
    const echoes = new Set(echoesOf(all))
    return echoes.size > 0 ? all.filter((group) => !echoes.has(group)) : all
  }, [inbox, gone, silenced])

  return {
    ...open,
    groups,
    seen: inbox && inbox.pending.length === 0 ? newestOf(inbox) : undefined,
    waitingIds: inbox?.pending.flatMap((key) => inbox.items.get(key)?.accountIds.slice(0, 1) ?? []) ?? [],
    dismiss(group) {
      const echoes = echoesOf([...(inbox?.items.values() ?? [])]).filter(({ statusId }) => statusId === group.statusId)
      const keys = [group.key, ...(group.type === 'mention' ? echoes.map(({ key }) => key) : [])]
      everywhere((one) => hide(one, keys))
      undo.offer({
        text: t('notifications.dismissed'),
        undo: () => everywhere((one) => unhide(one, keys)),
        async act() {
          const { notifications } = api().v2
          const options = { requestInit: { keepalive: true } }
          await Promise.all(keys.map((key) => notifications.$select(key).dismiss(undefined, options)))
          everywhere((one) => drop(one, keys))
          void queries.invalidateQueries({ queryKey: UNREAD })
        },
      })
    },
    clear() {
      const before = queries.getQueriesData<Inbox<Group>>({ queryKey: [NOTIFICATIONS] })
      const unread = queries.getQueryData<number>(UNREAD)
      everywhere((one) => ({ ...hide(one, one.items.keys()), next: null }))
      queries.setQueryData(UNREAD, 0)
      undo.offer({
        text: t('notifications.cleared'),
        undo() {
          for (const [key, inbox] of before)
            queries.setQueryData<Inbox<Group>>(
              key,
              (one) => one && { ...unhide(one, one.hidden), next: inbox?.next ?? null },
            )
          queries.setQueryData(UNREAD, unread)
        },
        async act() {
          await api().v1.notifications.clear(undefined, { requestInit: { keepalive: true } })
          everywhere((one) => drop(one, one.hidden))
        },
      })
    },
  }
}
