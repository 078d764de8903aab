/** Which profile the suites run on: one process, or the services as processes of their own on the real distributed engines. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopProcess } from '@rookery/engines'

export const PROFILE = process.env.ROOKERY_TEST_PROFILE === 'distributed' ? 'distributed' : 'standalone'

export const mainOfProfile = (): string => fileURLToPath(new URL(`../../../${PROFILE}/src/main.ts`, import.meta.url))

/**
 * What a server on this folder, and every command beside it, is told. The engines that are slow to start are shared by all
 * suites, so each folder has topics, indices and a bucket of its own.
 */
export function environmentFor(
  dataDir: string,
  { instances = 1, ownEngines = false }: { instances?: number; ownEngines?: boolean } = {},
): Record<string, string> {
  if (PROFILE === 'standalone') return { DATA_DIR: dataDir }
  const processes = { DATA_DIR: dataDir, INSTANCES: String(instances), KAFKA_PARTITIONS: '4' }
  if (ownEngines) return processes
  const own = `t${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  return {
    ...processes,
    KAFKA_BROKERS: given('ROOKERY_TEST_KAFKA_BROKERS'),
    KAFKA_PREFIX: own,
    ELASTICSEARCH_URL: given('ROOKERY_TEST_ELASTICSEARCH_URL'),
    ELASTICSEARCH_INDEX: own,
    S3_ENDPOINT: given('ROOKERY_TEST_S3_ENDPOINT'),
    S3_BUCKET: own,
    S3_ACCESS_KEY_ID: 'rookery',
    S3_SECRET_ACCESS_KEY: 'rookery-secret',
  }
}

function given(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is not set: the global setup of the distributed suites sets it`)
  return value
}

export interface ServiceProcess {
  /** As in `npm run service -- <name>`. */
  name: string
  instance: number
  port: number
  /** Null between two. */
  pid: number | null
}

/** The services that run as processes of their own; none in the standalone profile. */
export function serviceProcesses(dataDir: string): ServiceProcess[] {
  const file = join(dataDir, 'processes.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ServiceProcess[]) : []
}

/** SIGKILL of them all; whoever started them must be dead already. */
export async function killServices(dataDir: string): Promise<void> {
  const pids = serviceProcesses(dataDir).flatMap(({ pid }) => pid ?? [])
  await Promise.all(pids.map((pid) => stopProcess(pid, [['SIGKILL', 5_000]])))
}
