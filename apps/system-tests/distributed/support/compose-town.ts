/**
 * The services of docker-compose.yml without Docker: each container is a process on a loopback address of its own, with exactly the
 * environment that the file gives it. Names become those addresses; the engines are the run's.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testFolder, waitUntil } from '@rookery/testing'
import { type Compose, type ComposeService, environmentOf } from '@rookery/testing/compose'

const ROOT = join(import.meta.dirname, '../../../..')
const run = promisify(execFile)

interface Container {
  service: string
  address: string
  process: ChildProcess
  output(): string
}

export interface ComposeTown extends AsyncDisposable {
  /** Addresses of a service's containers. */
  addressesOf(service: string): string[]
  /** What a program printed that runs as in `docker compose run <service> node …`. */
  run(service: string, words: string[]): Promise<string>
  /** What all of them printed. */
  output(): string
}

/** Starts what is built here, in the order of `depends_on`, each when what it needs is healthy by the image's own check. */
export async function startCompose(compose: Compose, engines: Readonly<Record<string, string>>): Promise<ComposeTown> {
  const ours = Object.entries(compose.services).filter(([, { build, profiles }]) => build && !profiles)
  const addresses = new Map<string, string[]>()
  ours.forEach(([name, { deploy }], n) => {
    const instances = Array.from({ length: deploy?.replicas ?? 1 }, (_, i) => `127.77.${n + 1}.${i + 1}`)
    addresses.set(name, instances)
  })
  const folder = testFolder()
  const containers: Container[] = []

  const environment = (service: ComposeService, address: string): Record<string, string> => {
    const own = { HOST: address, DATA_DIR: join(folder, address) }
    const given = Object.entries(environmentOf(service)).map(([name, value]) => {
      const [, host = '', port] = /^http:\/\/([a-z-]+):(\d+)$/.exec(value) ?? []
      const there = addresses.get(host)?.map((one) => `http://${one}:${port}`)
      return [name, engines[name] ?? there?.join(',') ?? value]
    })
    // Engines that others share: names of this town's own, which the file leaves at their defaults.
    const { KAFKA_PREFIX = '', ELASTICSEARCH_INDEX = '' } = engines
    return { PATH: process.env.PATH ?? '', ...Object.fromEntries(given), KAFKA_PREFIX, ELASTICSEARCH_INDEX, ...own }
  }

  const healthy = async ({ service, address, ...container }: Container) => {
    const env = environment(compose.services[service]!, address)
    const ready = async () => (await fetch(`http://${address}:${env.PORT}/health/ready`)).ok
    await waitUntil(async () => hasEnded(container.process) || (await ready()), {
      timeoutMs: 120_000,
      describe: () => `${service} on ${address} to be healthy; it printed: ${container.output()}`,
    })
    if (hasEnded(container.process)) throw new Error(`${service} ended: ${container.output()}`)
    // The image's own check says the same; as in Docker, one that fails on a busy machine is made again.
    const check = async () =>
      (await run(process.execPath, ['scripts/image/healthcheck.mjs'], { cwd: ROOT, env })) !== null
    await waitUntil(check, { timeoutMs: 60_000, describe: `the health check of ${service}` })
  }

  const begin = (service: string, address: string): Container => {
    const env = environment(compose.services[service]!, address)
    mkdirSync(env.DATA_DIR!, { recursive: true })
    let printed = ''
    // The channel ends it with us: a hook that ran out of time has nothing to close.
    const started = spawn(process.execPath, [`apps/${service}/src/main.ts`], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    started.stdout!.on('data', (chunk) => (printed += chunk))
    started.stderr!.on('data', (chunk) => (printed += chunk))
    return { service, address, process: started, output: () => printed }
  }

  const up = new Map<string, Promise<void>>()
  const bring = (name: string): Promise<void> => {
    const known = up.get(name)
    if (known) return known
    const service = compose.services[name]!
    const needed = Object.keys(service.depends_on ?? {}).filter((other) => addresses.has(other))
    const upping = (async () => {
      await Promise.all(needed.map(bring))
      const instances = addresses.get(name)!
      if (service.command) {
        const [, ...words] = service.command
        await run(process.execPath, words, { cwd: ROOT, env: environment(service, instances[0]!) })
        return
      }
      const started = instances.map((address) => begin(name, address))
      containers.push(...started)
      await Promise.all(started.map(healthy))
    })()
    up.set(name, upping)
    return upping
  }

  const stop = async () => {
    await Promise.all(
      containers.map(async ({ process: child }) => {
        if (hasEnded(child)) return
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }),
    )
  }
  try {
    await Promise.all(ours.map(([name]) => bring(name)))
  } catch (error) {
    await Promise.allSettled(up.values())
    await stop()
    throw error
  }
  return {
    addressesOf: (service) => addresses.get(service)!.map((address) => `http://${address}:3000`),
    async run(service, words) {
      const env = environment(compose.services[service]!, '127.77.0.1')
      return (await run(process.execPath, words, { cwd: ROOT, env })).stdout
    },
    output: () => containers.map(({ output }) => output()).join(''),
    [Symbol.asyncDispose]: stop,
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null
