/** Brings notifications to the open streams of whom they are for: as they are now, to nobody else, once, in log order. */
import type { DomainEvent, Graph, Id, Notification, NotificationCreated } from '@rookery/contracts'
import { liveEvent } from './frames.ts'
import { CLOSE, GRAPH_MAX_AGE, isBackdated, isNews, type StreamingDeps, type Subscription } from './ports.ts'

/** A graph that changes at every look is somebody's game. */
const LOOKS = 5

export const isNotification = (event: DomainEvent): event is NotificationCreated =>
  event.type === 'notification.created'

export function createNotifying({
  graphs,
  notifications,
  onError,
}: Pick<StreamingDeps, 'graphs' | 'notifications' | 'onError'>) {
  let prepared = new Map<Id, Notification | undefined>()

  const load = async (events: readonly NotificationCreated[]): Promise<Map<Id, Notification>> => {
    if (events.length === 0) return new Map()
    const found = await notifications.load(events.map(({ notificationId }) => notificationId))
    return new Map(found.map((notification) => [notification.id, notification]))
  }

  /** Null when it may not be seen. What changes in the graph while it is rendered counts. */
  const render = async (notification: Notification): Promise<string | null> => {
    for (let look = 0; look < LOOKS; look++) {
      const graph: Graph = await graphs.graphOf(notification.accountId, undefined, GRAPH_MAX_AGE)
      const text = await notifications.render(notification, graph)
      if (text === null || graphs.peek(notification.accountId) === graph) return text
    }
    return null
  }

  return {
    load,
    /** Fetches ahead; what fails is asked for again one by one. */
    async prepare(events: readonly NotificationCreated[]): Promise<void> {
      prepared = new Map()
      const found = await load(events).catch(() => null)
      if (found) for (const { notificationId } of events) prepared.set(notificationId, found.get(notificationId))
    },
    forget(): void {
      prepared = new Map()
    },
    /** `loaded`: rows at hand. A connection for which this fails is closed: its client comes back and resumes where it was. */
    async deliver(
      event: NotificationCreated,
      subscriptions: readonly Subscription[],
      loaded: ReadonlyMap<Id, Notification | undefined> = prepared,
    ): Promise<void> {
      const { notificationId: id, position } = event
      if (isBackdated(id, event.at)) return
      const open = subscriptions.filter((one) => !one.closed && mayHear(one) && isNews(one, position))
      if (open.length === 0) return
      try {
        const notification = loaded.has(id) ? loaded.get(id) : (await load([event])).get(id)
        const text = notification ? await render(notification) : null
        if (text === null) return
        const live = liveEvent('notification', text, position)
        for (const subscription of open) {
          if (subscription.closed) continue
          subscription.after = position
          subscription.peer.send(live, subscription.stream.label)
        }
      } catch (error) {
        onError(error)
        for (const { peer } of open) peer.close(CLOSE.failed)
      }
    },
  }
}

/** The stream `user` may be opened by tokens that read posts only. */
function mayHear({ peer: { session } }: Subscription): boolean {
  return session === null || session.scopes.includes('read') || session.scopes.includes('read:notifications')
}
