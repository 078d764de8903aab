/** A plain connection that closes with its scope. */
import pg from 'pg'

export interface Connection extends AsyncDisposable {
  client: pg.Client
  /** Rejects when the connection breaks. */
  broken: Promise<never>
}

/** A host that takes the connection and says nothing would hold the relay, and its end, for ever. */
const CONNECT_MS = 5_000

export async function connect(databaseUrl: string): Promise<Connection> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'rookery-relay-control',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
  })
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  client.on('error', reject)
  await client.connect()
  return { client, broken, [Symbol.asyncDispose]: () => client.end().catch(() => {}) }
}
