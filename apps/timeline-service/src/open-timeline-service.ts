/** timeline-service on the parts of its process. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Parts } from '@rookery/service-process'
import { createTimelineService, type TimelineApp } from './app.ts'
import type { GraphSource } from './context.ts'

interface Neighbours {
  users: UsersService
  tweets: TweetsService
  graphs: GraphSource
}

export async function openTimelineService(parts: Parts, neighbours: Neighbours): Promise<TimelineApp> {
  return createTimelineService({
    ...neighbours,
    redis: parts.redis(),
    logElsewhere: parts.config.kafka !== undefined,
    eventLog: await parts.eventLog(),
    deadLetters: await parts.deadLetters(),
    logger: parts.logger.child({ service: 'timeline-service' }),
    metrics: parts.metrics,
    config: { popularFollowers: parts.config.popularFollowers },
  })
}
