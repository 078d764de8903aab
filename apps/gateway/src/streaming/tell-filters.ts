/** `filters_changed`: whoever shows posts on a `user` stream reads its filters again. */
import type { DomainEvent, FiltersChanged, Position } from '@rookery/contracts'
import { liveEvent } from './frames.ts'
import { isNews, type Subscription } from './ports.ts'

export const concernsFilters = ({ stream, viewerId }: Subscription, event: DomainEvent): event is FiltersChanged =>
  event.type === 'filters.changed' && event.accountId === viewerId && stream.name === 'user'

export function tellFiltersChanged(subscriptions: Iterable<Subscription>, event: FiltersChanged): void {
  for (const subscription of subscriptions) {
    if (!subscription.live || subscription.closed || !concernsFilters(subscription, event)) continue
    if (isNews(subscription, event.position)) sendFiltersChanged(subscription, event.position)
  }
}

export function sendFiltersChanged(subscription: Subscription, position: Position): void {
  subscription.after = position
  subscription.peer.send(liveEvent('filters_changed', '', position), subscription.stream.label)
}
