// A PostgreSQL of our own: made in a data folder, started apart from us, adopted when an earlier process left it running.
import { join } from 'node:path'
import { keptSecret } from '@rookery/config'
import { type EngineRecord, readEngines, recordEngine } from './engines-file.ts'
import { dataVersion, findPostgres } from './find-postgres.ts'
import {
  type Cluster,
  createCluster,
  ensureDatabase,
  launch,
  livingServer,
  postgresUrl,
  stopServer,
} from './postgres-cluster.ts'
import { presentHome, reachableHome, runnableBinaries } from './postgres-home.ts'
import { startPort } from './process.ts'
import { unprivilegedIdentity } from './unprivileged.ts'

export interface StartOptions {
  /** An existing, writable, absolute folder that nobody else uses now. */
  dataDir: string
  /** Where programs are looked for, as in the environment's PATH. */
  path: string
  /** Further server settings; they win over ours. */
  settings?: Record<string, string>
  /** This port and no other. */
  port?: number
}

/** A running server of ours; disposing it stops the server and keeps its data. */
export interface Engine extends AsyncDisposable, EngineRecord {
  url: string
  /** The folder of its data. */
  data: string
  adopted: boolean
}

const SETTINGS = {
  wal_level: 'logical',
  max_slot_wal_keep_size: '4GB',
  max_connections: '200',
  max_replication_slots: '16',
  max_wal_senders: '16',
  shared_buffers: '128MB',
  listen_addresses: '127.0.0.1',
}

/** Starts (or adopts) the PostgreSQL of a data folder; the first start creates the cluster and the database `rookery`. */
export async function startPostgres({ dataDir, path, settings = {}, port: fixedPort }: StartOptions): Promise<Engine> {
  const identity = unprivilegedIdentity(join(presentHome(dataDir, 'postgres'), 'postgres'), 'postgres')
  const home = await reachableHome(dataDir, identity, 'postgres')
  const cluster: Cluster = {
    home,
    data: join(home, 'postgres'),
    password: keptSecret(dataDir, 'postgres.password'),
    identity,
  }
  const known = readEngines(dataDir).postgres

  const living = await livingServer(cluster)
  if (living) return engine({ version: known?.version ?? '', binary: known?.binary ?? '', ...living }, true)

  const binaries = await runnableBinaries(await findPostgres(path, dataVersion(cluster.data), known?.binary), identity)
  if (!dataVersion(cluster.data)) await createCluster(cluster, binaries, settings.fsync !== 'off')
  const port = await startPort('PostgreSQL', fixedPort, known?.port)
  const pid = await launch(cluster, binaries, port, { ...SETTINGS, ...settings })
  return engine({ pid, port, version: binaries.version, binary: binaries.bin }, false)

  async function engine(record: EngineRecord, adopted: boolean): Promise<Engine> {
    recordEngine(dataDir, 'postgres', record)
    await ensureDatabase(cluster, record.port)
    const url = postgresUrl(cluster, record.port)
    return { ...record, url, data: cluster.data, adopted, [Symbol.asyncDispose]: () => stopServer(record.pid) }
  }
}
