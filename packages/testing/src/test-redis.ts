// A Redis of a test's own, which may be killed, restarted and robbed of its last writes.
import { rmSync } from 'node:fs'
import { findRedis, startRedis } from '@rookery/engines'
import { appendOnlySize, cutAppendOnlyFile, type Killable, killable } from '@rookery/engines/distributed'
import { testFolder } from './test-folder.ts'

export interface TestRedis extends Omit<Killable, 'data'> {
  /** The folder of its append-only file. */
  readonly dir: string
  /** Bytes that the newest part of the append-only file holds now. */
  appendOnlySize(): number
  /** Simulates a power loss (call it after `kill9`): cuts the last `bytes` off, or down to the size that the function returns. */
  cutAppendOnlyFile(cut: number | ((size: number) => number)): void
}

/** Starts a redis-server in a temporary folder: append-only file, fsync every second, never evicting. */
export async function startTestRedis(options: { settings?: Record<string, string> } = {}): Promise<TestRedis> {
  const folder = testFolder()
  const find = () => findRedis({ path: process.env.PATH ?? '', toolsDir: folder, install: false, log: () => {} })
  const redis = await killable((port) => startRedis({ dataDir: folder, find, settings: options.settings, port }))
  const { url, port, data: dir } = redis
  return {
    url,
    port,
    dir,
    get pid() {
      return redis.pid
    },
    kill9: () => redis.kill9(),
    restart: () => redis.restart(),
    appendOnlySize: () => appendOnlySize(dir),
    cutAppendOnlyFile: (cut) => cutAppendOnlyFile(dir, cut),
    async [Symbol.asyncDispose]() {
      await redis[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
