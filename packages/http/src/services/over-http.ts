/** For tests: an implementation behind a real server and a real client of one process, as the distributed profile has it. */
import type { CallRules } from '@rookery/contracts'
import { createServer } from '../create-server.ts'
import { createServiceClient } from './create-service-client.ts'
import { serveService } from './serve-service.ts'
import { createServiceIdentity } from './service-identity.ts'

const SECRET_KEY = 'over http'
const SERVICE = 'user-service'

/** The same service, every call of which crosses a socket of 127.0.0.1. Disposing closes client and server, not the implementation. */
export async function overHttp<Service extends object>(
  methods: CallRules<Service>,
  implementation: Service,
): Promise<Service & AsyncDisposable> {
  const app = createServer({ name: SERVICE })
  const served = createServiceIdentity({ secretKey: SECRET_KEY, service: SERVICE })
  serveService<Service>(app as never, '/internal', methods, implementation, { identity: served })
  // Nobody else knows the address: there is nothing to drain.
  app.drain.refuseForMs = 0
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const identity = createServiceIdentity({ secretKey: SECRET_KEY, service: 'gateway' })
  const client = createServiceClient<Service>(methods, { urls: [`${url}/internal`], service: SERVICE, identity })
  return Object.assign(Object.create(client) as Service, {
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await app.close()
    },
  })
}

/**
 * The implementation itself, or over HTTP where the environment says ROOKERY_TEST_OVER_HTTP: so a suite shows that whatever a service
 * takes and answers survives JSON.
 */
export async function asServed<Service extends object>(
  methods: CallRules<Service>,
  implementation: Service,
): Promise<{ service: Service } & AsyncDisposable> {
  if (!process.env.ROOKERY_TEST_OVER_HTTP) return { service: implementation, async [Symbol.asyncDispose]() {} }
  const service = await overHttp(methods, implementation)
  return { service, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() }
}

/** A whole app whose service is as `asServed` has it; disposing closes the app, too. */
export async function servedApp<Service extends object, App extends { service: Service } & AsyncDisposable>(
  methods: CallRules<Service>,
  app: App,
): Promise<App> {
  const served = await asServed(methods, app.service)
  return {
    ...app,
    service: served.service,
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]()
      await app[Symbol.asyncDispose]()
    },
  }
}
