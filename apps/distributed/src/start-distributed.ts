/** The distributed profile on one machine as one resource: engines, then processes, then one address before the gateways. */
import { type RookeryConfig, secretKey } from '@rookery/config'
import { migrate } from '@rookery/database'
import { openDistributedEngines } from '@rookery/engines/distributed'
import { checkPort } from '@rookery/service-process/check-port'
import { environmentOf } from './environment.ts'
import { openFrontDoor } from './front-door.ts'
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

export async function startDistributed(config: RookeryConfig, input: DistributedInput): Promise<Distributed> {
  const { env, say, stopped } = input
  const { host, port } = config.http
  await checkPort(host, port)
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
      stopped,
    }),
  )
  stopped.throwIfAborted()
  await migrate({ adminUrl: engines.databaseUrl, secretKey: secretKey(config), log: say })

  const places = await placeProcesses(config.instances)
  const fleet: Fleet = starting.use(
    await openFleet({
      places,
      environment: (place) => environmentOf(place, { env, config, engines, places }),
      recordIn: config.dataDir,
      say,
      stopped,
    }),
  )
  starting.use(await openFrontDoor({ host, port, next: () => fleet.nextGateway() }))

  const started = starting.move()
  return {
    url: config.http.publicUrl,
    describe: () => [...engines.describe(), ...fleet.describe()],
    restartInTurn: () => fleet.restartInTurn(),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}
