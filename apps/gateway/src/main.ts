// `npm run service -- gateway`
import { runService } from '@rookery/service-process/run'

await runService('gateway', async ({ parts, services, use }) => {
  const { openGateway } = await import('./open-gateway.ts')
  return use(await openGateway(parts, { ...services, graphs: parts.graphs(services.users), probes: {} }))
})
