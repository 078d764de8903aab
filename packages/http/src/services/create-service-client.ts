/** A service interface whose implementation is elsewhere: the same methods, spoken as JSON over HTTP with a deadline. */
import { type ErrorDetails, RookeryError, unavailable } from '@rookery/contracts'
import { Pool } from 'undici'

export interface ServiceClientOptions {
  token?: string | undefined
  /** Milliseconds that a call may take as a whole; 5 s unless told. */
  deadline?: number | undefined
  connections?: number | undefined
}

/**
 * `baseUrl` includes the prefix that the service is served under. Calls reject with the service's own RookeryError,
 * or with `unavailable` when there was no answer in time. Closing waits for calls under way.
 */
export function createServiceClient<Service extends object>(
  methods: Readonly<Record<keyof Service & string, true>>,
  baseUrl: string,
  options: ServiceClientOptions = {},
): Service & AsyncDisposable {
  const url = new URL(baseUrl)
  const prefix = url.pathname.replace(/\/$/, '')
  const pool = new Pool(url.origin, { connections: options.connections ?? 16, pipelining: 1 })
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`

  const call = async (name: string, input: unknown): Promise<unknown> => {
    let status: number
    let answer: unknown
    try {
      const response = await pool.request({
        method: 'POST',
        path: `${prefix}/${name}`,
        headers,
        body: JSON.stringify(input ?? {}),
        signal: AbortSignal.timeout(options.deadline ?? 5000),
      })
      status = response.statusCode
      answer = await response.body.json()
    } catch (error) {
      throw unavailable(`${name} did not answer: ${(error as Error).message}`)
    }
    if (status === 200) return answer
    const { code, message, details } = answer as { code: string; message: string; details?: ErrorDetails }
    throw new RookeryError(code ?? 'internal', status, message ?? 'The call failed', details)
  }

  const client: Record<PropertyKey, unknown> = { [Symbol.asyncDispose]: () => pool.close() }
  for (const name of Object.keys(methods)) client[name] = (input: unknown) => call(name, input)
  return client as Service & AsyncDisposable
}
