// `npm run service -- timeline-service`
import { TIMELINES_METHODS } from '@rookery/contracts'
import { runService } from '@rookery/service-process/run'

await runService('timeline-service', async ({ parts, services: { users, tweets }, use, serve }) => {
  const { openTimelineService } = await import('./open-timeline-service.ts')
  const timelines = use(await openTimelineService(parts, { users, tweets, graphs: parts.graphs(users) }))
  serve('timelines', TIMELINES_METHODS, timelines.service)
})
