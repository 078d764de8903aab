/** A PostgreSQL server of a test's own. */
import { rmSync } from 'node:fs'
import { startPostgres } from '@rookery/engines'
import { testFolder } from '@rookery/testing'

export async function startCluster(settings: Record<string, string> = {}): Promise<AsyncDisposable & { url: string }> {
  const folder = testFolder()
  const server = await startPostgres({
    dataDir: folder,
    path: process.env.PATH ?? '',
    settings: { fsync: 'off', ...settings },
  })
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
