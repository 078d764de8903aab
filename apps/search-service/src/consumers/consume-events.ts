/** The group `search`: which events reach the index, exactly once. */
import { CONSUMER_GROUPS, type DomainEvent } from '@rookery/contracts'
import { appliedOnce, type Consumer, type DeadLetterStore, type EventLog } from '@rookery/event-log'
import type { SearchContext } from '../context.ts'
import { rebuildIndex } from '../rebuild/rebuild-index.ts'
import { createAppliedStore } from './applied-store.ts'
import { changesOf } from './changes-of-events.ts'

export function consumeEvents(
  context: SearchContext,
  { eventLog, deadLetters }: { eventLog: Pick<EventLog, 'consume'>; deadLetters: DeadLetterStore },
  accountsChanged: () => void,
): Promise<Consumer> {
  const once = appliedOnce(createAppliedStore(context.pool, context.index), async (tx, events) =>
    tx.write(await changesOf(context, events)),
  )
  return eventLog.consume({
    group: CONSUMER_GROUPS.search,
    deadLetters,
    // Nobody searches for a post in its first tenth of a second, and a batch costs the database what a post does.
    gatherMs: GATHER_MS,
    replay: once.replay,
    effectsEpoch: once.effectsEpoch,
    async handle(events, partition) {
      await once.handle(events, partition)
      if (events.some(leaves)) accountsChanged()
    },
    // New, lost with its epoch, or too far behind: filled from the tables, beside what still answers.
    backfill: async () => {
      await rebuildIndex(context)
      accountsChanged()
    },
    onError: (error) => context.logger.error({ err: error }, 'the consumer of search is in trouble'),
  })
}

/** Also how much later than the post it can be found, at most and on a busy server. */
const GATHER_MS = 100

const leaves = (event: DomainEvent): boolean => event.type === 'user.changed' && event.state === 'deleting'
