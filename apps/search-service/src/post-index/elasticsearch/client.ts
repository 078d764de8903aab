/** The official client, loaded only where it is used; what says that Elasticsearch is away becomes one error of ours, with 503. */
import { readFile } from 'node:fs/promises'
import type { Client, SniffingTransport } from '@elastic/elasticsearch'
import type { ElasticsearchConfig } from '@rookery/config'
import { type RookeryError, unavailable } from '@rookery/contracts'

export type { Client }

/** A request that takes longer is not answered any more; bulks and the making of indices take their time. */
const REQUEST_TIMEOUT_MS = 30_000
/** People wait: an answer within so long, or none. */
const SEARCH_TIMEOUT_MS = 5_000
/** The first request, and how often another node is asked. */
const TRIES = 3

/** Connects when it is first used. User and password may stand in an address. */
export async function connect({ nodes, apiKey, caFile }: ElasticsearchConfig): Promise<Client> {
  const { Client, ClusterConnectionPool } = await import('@elastic/elasticsearch')
  return new Client({
    nodes,
    ...(apiKey === undefined ? {} : { auth: { apiKey } }),
    ...(caFile === undefined ? {} : { tls: { ca: await readCertificates(caFile) } }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A kept connection to a server that restarted breaks once; another node may answer. Everything asked is safe to repeat.
    maxRetries: TRIES - 1,
    name: 'rookery-search',
    enableMetaHeader: false,
    // The default's weights fail hundreds of requests unsent once every node has failed; this leaves a dead one alone for a minute.
    ...(nodes.length > 1 ? { ConnectionPool: ClusterConnectionPool } : {}),
  })
}

/**
 * The same connections, for searches: another node is asked at once, where the client would pause for seconds. Of several nodes one may be
 * frozen or cut off: then each has a third of the time, and who let it pass is left alone for a minute. A single one has all of it.
 */
export function forSearches(client: Client, { timeoutMs = SEARCH_TIMEOUT_MS } = {}): Client {
  const several = client.connectionPool.size > 1
  const common = { requestTimeout: several ? timeoutMs / TRIES : timeoutMs, retryBackoff: () => 0.02 }
  if (!several) return client.child(common)
  // The client does not hand this option on to its transport.
  class Insistent extends (client.transport.constructor as typeof SniffingTransport) {
    constructor(options: ConstructorParameters<typeof SniffingTransport>[0]) {
      super({ ...options, retryOnTimeout: true })
    }
  }
  return client.child({ ...common, Transport: Insistent })
}

/** An operator can mend it: one line at start. */
const readCertificates = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    const message = `ELASTICSEARCH_CA_FILE: ${file} cannot be read (${error.code}).`
    throw Object.assign(new Error(message, { cause: error }), { name: 'StartError' })
  })

/** Names of the client's errors that tell of no answer; and answers that tell of a server that cannot now. */
const NO_ANSWER = new Set(['ConnectionError', 'TimeoutError', 'NoLivingConnectionsError'])
const NOT_NOW = new Set([429, 502, 503, 504])

export const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number } | null)?.statusCode

/** The error's type as Elasticsearch names it, e.g. `index_not_found_exception`. */
export const typeOf = (error: unknown): string | undefined =>
  (error as { body?: { error?: { type?: string } } } | null)?.body?.error?.type

export async function reach<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const { name, message } = error as Error
    if (!NO_ANSWER.has(name) && !NOT_NOW.has(statusOf(error) ?? 0)) throw error
    throw away(message.split('\n')[0] || name, error)
  }
}

/** `unavailable`, so that searches answer 503 and consumers wait. */
export const away = (reason: string, cause?: unknown): RookeryError =>
  Object.assign(unavailable(`Elasticsearch is away: ${reason}`), { cause })
