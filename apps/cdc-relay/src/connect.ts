/** A plain connection that closes with its scope. */
import { endSoon, endWhenSilent } from '@rookery/database'
import pg from 'pg'

export interface Connection extends AsyncDisposable {
  client: pg.Client
  /** Rejects when the connection breaks. */
  broken: Promise<never>
}

/** A host that takes the connection and says nothing would hold the relay, and its end, for ever. */
const CONNECT_MS = 5_000
/** So would one that stops talking. A new slot waits for the transactions of others, which are short. */
export const SILENCE_MS = 20_000

export async function connect(databaseUrl: string, silenceMs = SILENCE_MS): Promise<Connection> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'rookery-relay-control',
    keepAlive: true,
    connectionTimeoutMillis: Math.min(CONNECT_MS, silenceMs),
  })
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  client.on('error', reject)
  await client.connect()
  endWhenSilent(client, silenceMs)
  return { client, broken, [Symbol.asyncDispose]: () => endSoon(client) }
}
