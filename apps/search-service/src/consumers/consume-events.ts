/** The group `search`: which events reach the index. While the index or a service is away the event log keeps them waiting (isAway). */
import { CONSUMER_GROUPS, type DomainEvent } from '@rookery/contracts'
import type { Consumer, DeadLetterStore, EventLog } from '@rookery/event-log'
import { sayNowAndThen } from '@rookery/telemetry'
import type { SearchContext } from '../context.ts'
import { rebuildIndex } from '../rebuild/rebuild-index.ts'
import { changesOf } from './changes-of-events.ts'

export async function consumeEvents(
  context: SearchContext,
  { eventLog, deadLetters }: { eventLog: Pick<EventLog, 'consume'>; deadLetters: DeadLetterStore },
  accountsChanged: () => void,
): Promise<Consumer> {
  const applying = context.engine.applying((events) => changesOf(context, events))
  return eventLog.consume({
    group: CONSUMER_GROUPS.search,
    deadLetters,
    // Nobody searches for a post in its first tenth of a second, and a batch costs the index what a post does.
    gatherMs: GATHER_MS,
    replay: applying.replay,
    effectsEpoch: applying.effectsEpoch,
    async handle(events, partition) {
      await applying.handle(events, partition)
      if (events.some(leaves)) accountsChanged()
    },
    // New, lost with its epoch, or too far behind: filled from the tables, beside what still answers.
    backfill: async () => {
      await rebuildIndex(context)
      accountsChanged()
    },
    onError: sayNowAndThen(context.logger, 'the consumer of search is in trouble'),
  })
}

/** Also how much later than the post it can be found, at most and on a busy server. */
const GATHER_MS = 100

const leaves = (event: DomainEvent): boolean => event.type === 'user.changed' && event.state === 'deleting'
