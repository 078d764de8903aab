// `npm run service -- cdc-relay`
import { createRedisHomeTimelines } from '@rookery/redis/home-timeline'
import { runService } from '@rookery/service-process/run'

await runService('cdc-relay', async ({ parts, use, probe }) => {
  const { openRelay } = await import('./open-relay.ts')
  // A new epoch may follow a restored database: homes are built anew from its tables.
  const timelines = createRedisHomeTimelines(parts.redis())
  const relay = use(await openRelay(parts, { onEpoch: () => timelines.dropAll() }))
  probe('relay', relay.ping)
})
