/** The distributed profile on one machine as one resource: engines, then processes, then one address before the gateways. */
import { type RookeryConfig, secretKey } from '@rookery/config'
import { migrate } from '@rookery/database'
import { openDistributedEngines } from '@rookery/engines/distributed'
import { openBalancer } from './balancer.ts'
import { environmentOf } from './environment.ts'
import { placeProcesses } from './places.ts'
import { type Fleet, openFleet } from './run-fleet.ts'

export interface DistributedInput {
  /** What the processes inherit. */
  env: NodeJS.ProcessEnv
  /** Takes the lines that a person in front of the terminal should read. */
  say: (line: string) => void
  /** Aborted when stopping was asked for while starting. */
  stopped: AbortSignal
}

export interface Distributed extends AsyncDisposable {
  url: string
  /** What runs where, a line each. */
  describe(): string[]
  /** Every instance of every service stops and starts, one at a time. */
  restartInTurn(): Promise<void>
}

/** INSTANCES: of each service. Two show everything that one alone would hide. */
const DEFAULT_INSTANCES = 2

export async function startDistributed(config: RookeryConfig, input: DistributedInput): Promise<Distributed> {
  const { env, say, stopped } = input
  await using starting = new AsyncDisposableStack()
  const { kafka, elasticsearch, s3 } = config
  const engines = starting.use(
    await openDistributedEngines({
      dataDir: config.dataDir,
      ...config.engines,
      ...(kafka ? { kafkaBrokers: kafka.brokers } : {}),
      ...(elasticsearch ? { elasticsearchUrl: elasticsearch.nodes.join(',') } : {}),
      ...(s3 ? { s3 } : {}),
      log: say,
    }),
  )
  stopped.throwIfAborted()
  await migrate({ adminUrl: engines.databaseUrl, secretKey: secretKey(config), log: say })

  const places = await placeProcesses(Number(env.INSTANCES ?? DEFAULT_INSTANCES))
  const gateways = places.filter(({ name }) => name === 'gateway').map(({ port }) => port)
  const { host, port } = config.http
  // Closed after the gateways, which end what passes through it.
  starting.use(await openBalancer({ host, port, targets: gateways }))
  const fleet: Fleet = starting.use(
    await openFleet({
      places,
      environment: (place) => environmentOf(place, { env, config, engines, places }),
      recordIn: config.dataDir,
      say,
      stopped,
    }),
  )
  const started = starting.move()
  return {
    url: config.http.publicUrl,
    describe: () => [...engines.describe(), ...fleet.describe()],
    restartInTurn: () => fleet.restartInTurn(),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}
