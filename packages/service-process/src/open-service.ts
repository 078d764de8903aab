/** One service with its parts and its server, as one resource. */
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig, type ServiceName } from '@rookery/config'
import type { CallRules } from '@rookery/contracts'
import { createServer, type Probe, type Server } from '@rookery/http'
import { createLogger, createMetrics } from '@rookery/telemetry'
import { DEFAULT_PORTS, type ProcessName } from './addresses.ts'
import { checkPort } from './check-port.ts'
import { StartError } from './fail-in-one-line.ts'
import { openParts, type Parts } from './parts.ts'
import { releaseMemory } from './release-memory.ts'
import { type ServiceClients, serveInside, serviceClients } from './service-calls.ts'
import { takeConnections } from './take-connections.ts'

/** What the body of a process works with. */
export interface ServiceHost {
  parts: Parts
  /** The other services, over HTTP. */
  services: ServiceClients
  /** Closed when the process ends, in the reverse order, after the server has drained. */
  use<T extends AsyncDisposable | Disposable>(resource: T): T
  /** Answers a service's calls; only processes of ours that may call it get in. */
  serve<Service extends object>(service: ServiceName, methods: CallRules<Service>, implementation: Service): void
  /** Asked by /health/ready. */
  probe(name: string, probe: Probe): void
}

/** Opens the service. Answers the server to listen with; without one, a server with health, metrics and what was served. */
// biome-ignore lint/suspicious/noConfusingVoidType: a body that answers nothing is the usual one
export type ServiceBody = (host: ServiceHost) => Promise<{ app: ServiceServer } | void>
type ServiceServer = Pick<Server, 'listen' | 'close' | 'drain' | 'server'>

export interface OpenService extends AsyncDisposable {
  url: string
}

/** Resolves when it listens. `stopped` is aborted when stopping was asked for while starting. */
export async function openService(
  name: ProcessName,
  env: NodeJS.ProcessEnv,
  open: ServiceBody,
  stopped: AbortSignal,
): Promise<OpenService> {
  const config = readConfig({ ...env, ...alone(name, env) })
  // Each would make one of its own, and refuse the calls of the others.
  if (!config.secretKey && Object.values(config.serviceUrls).some(Boolean)) {
    throw new StartError('SECRET_KEY must be set: the same for every service.')
  }
  await checkPort(config.http.host, config.http.port)
  const logger = createLogger({ level: config.logLevel, name })
  const metrics = createMetrics({ process: true })
  await using opening = new AsyncDisposableStack()
  const parts = opening.use(openParts({ config, logger, metrics, name, stopped }))
  const probes: Record<string, Probe> = {}
  const served: ((app: Server) => void)[] = []
  const own = await open({
    parts,
    services: opening.use(serviceClients(parts, name)),
    use: (resource) => opening.use(resource),
    serve: (service, methods, implementation) =>
      served.push((app) => serveInside(app, parts, service, methods, implementation)),
    probe: (what, probe) => {
      probes[what] = probe
    },
  })
  stopped.throwIfAborted()
  const app = own?.app ?? createServer({ name, logger, metrics, probes })
  for (const serve of served) serve(app as Server)
  opening.defer(async () => void (await app.close()))
  const url = await app.listen({ host: config.http.host, port: config.http.port })
  if (own) {
    opening.defer(() => retire(own.app, config.http.drainSeconds))
    takeConnections(own.app.server)
  }
  releaseMemory()
  const opened = opening.move()
  return { url, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

/** Defaults of a service that runs alone: a port of its own, and the gateway's address for PUBLIC_URL. An empty variable counts as unset. */
function alone(name: ProcessName, { PORT, PUBLIC_URL }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const gateway = name === 'gateway' ? '' : `http://localhost:${DEFAULT_PORTS.gateway}`
  return { PORT: PORT?.trim() || String(DEFAULT_PORTS[name]), PUBLIC_URL: PUBLIC_URL?.trim() || gateway }
}

/** Services send their callers elsewhere by an answer; the public's load balancer learns it only by asking /health/ready, which takes a while. */
async function retire({ drain }: ServiceServer, seconds: number): Promise<void> {
  drain.retiring = true
  await wait(seconds * 1_000)
}
