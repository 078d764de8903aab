// Vitest's global setup: one PostgreSQL for the whole run, in a temporary folder, or the one ROOKERY_TEST_DATABASE_URL names,
// and a redis-server on the PATH, of which tests start their own.
import { rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { findRedis, type RedisProgram, startPostgres } from '@rookery/engines'
import type { TestProject } from 'vitest/node'
import { sweepTestFolders, testFolder } from './test-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServerUrl: string
  }
}

/** Tests kill processes and engines, never this server: it may skip fsync. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  max_replication_slots: '64',
  max_wal_senders: '64',
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  await provideRedis()
  const given = process.env.ROOKERY_TEST_DATABASE_URL
  if (given) {
    project.provide('databaseServerUrl', given)
    return undefined
  }
  await sweepTestFolders()
  const folder = testFolder()
  const postgres = await startPostgres({ dataDir: folder, path: process.env.PATH ?? '', settings: SETTINGS })
  project.provide('databaseServerUrl', postgres.url)
  return async () => {
    await postgres[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Workers and the servers they start inherit the PATH, so a program that had to be fetched is fetched once. */
export async function provideRedis(): Promise<RedisProgram> {
  const { PATH = '', ROOKERY_INSTALL } = process.env
  const toolsDir = join(import.meta.dirname, '../../../node_modules/.cache/rookery')
  const program = await findRedis({ path: PATH, toolsDir, install: ROOKERY_INSTALL !== 'off', log: console.info })
  process.env.PATH = [PATH, dirname(program.binary)].join(delimiter)
  return program
}
