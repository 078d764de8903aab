/** For tests of calls: a small service in as many instances as a test likes, and clients of it. */
import type { CallingService, CallRules } from '@rookery/contracts'
import { createServer } from '../../create-server.ts'
import { createServiceClient, type ServiceClientOptions } from '../create-service-client.ts'
import { serveService } from '../serve-service.ts'
import { createServiceIdentity } from '../service-identity.ts'

export interface Birds {
  /** A read. */
  find(input: { id: number }): Promise<unknown>
  /** A write that may be repeated. */
  rename(input: { id: number; name: string }): Promise<unknown>
  /** A write that may not. */
  hatch(input: object): Promise<unknown>
  /** A write with a key. */
  post(input: { idempotencyKey: string | null }): Promise<unknown>
}

export const BIRDS_METHODS: CallRules<Birds> = { find: 'read', rename: 'write', hatch: 'once', post: 'keyed' }
export const PATH = '/internal/birds'
const secretKey = 'secret'

export interface BirdServer extends AsyncDisposable {
  url: string
  port: number
  app: ReturnType<typeof createServer>
}

interface ServeOptions {
  port?: number
  /** So long it refuses calls before it closes; not at all unless told. */
  drainMs?: number
  /** What every probe waits for. */
  probed?: () => Promise<unknown>
}

/** `answer` stands for every method. */
export async function serveBirds(
  answer: (method: string, input: unknown) => Promise<unknown>,
  { port = 0, drainMs = 0, probed }: ServeOptions = {},
): Promise<BirdServer> {
  const app = createServer({ name: 'birds' })
  const names = Object.keys(BIRDS_METHODS)
  const methods = names.map((name) => [name, (input: unknown) => answer(name, input)])
  const identity = createServiceIdentity({ secretKey, service: 'user-service' })
  serveService<Birds>(app as never, PATH, BIRDS_METHODS, Object.fromEntries(methods) as Birds, { identity })
  app.drain.refuseForMs = drainMs
  if (probed) {
    app.addHook('onRequest', async ({ url }) => {
      if (url === '/health/live') await probed()
    })
  }
  const url = await app.listen({ host: '127.0.0.1', port })
  return { url, app, port: Number(new URL(url).port), [Symbol.asyncDispose]: async () => void (await app.close()) }
}

export const connectBirds = (
  urls: string[],
  { caller = 'gateway', ...more }: Partial<ServiceClientOptions> & { caller?: CallingService } = {},
) =>
  createServiceClient<Birds>(BIRDS_METHODS, {
    urls: urls.map((url) => `${url}${PATH}`),
    service: 'user-service',
    identity: createServiceIdentity({ secretKey, service: caller }),
    probeMs: 5,
    ...more,
  })
