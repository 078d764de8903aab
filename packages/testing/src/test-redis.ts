// A Redis of a test's own, which may be killed, restarted and robbed of its last writes.
import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { findRedis, startRedis, stopProcess } from '@rookery/engines'
import { testFolder } from './test-folder.ts'

export interface TestRedis extends AsyncDisposable {
  /** Stays the same over `restart()`. */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** The folder of its append-only file. */
  readonly dir: string
  /** SIGKILL, as `kill -9`; resolves when it is gone. Loses nothing that was written: the page cache survives. */
  kill9(): Promise<void>
  /** Starts it again on the same port and data (after `kill9`), or stops and starts a living one. */
  restart(): Promise<void>
  /** Bytes that the newest part of the append-only file holds now. */
  appendOnlySize(): number
  /** Simulates a power loss (call it after `kill9`): cuts the last `bytes` off, or down to the size that the function returns. */
  cutAppendOnlyFile(cut: number | ((size: number) => number)): void
}

/** Starts a redis-server in a temporary folder: append-only file, fsync every second, never evicting. */
export async function startTestRedis(options: { settings?: Record<string, string> } = {}): Promise<TestRedis> {
  const folder = testFolder()
  const dir = join(folder, 'redis')
  const find = () => findRedis({ path: process.env.PATH ?? '', toolsDir: folder, install: false, log: () => {} })
  const start = () => startRedis({ dataDir: folder, find, settings: options.settings })
  let engine = await start()

  return {
    url: engine.url,
    port: engine.port,
    dir,
    get pid() {
      return engine.pid
    },
    kill9: () => stopProcess(engine.pid, [['SIGKILL', 10_000]]),
    async restart() {
      await engine[Symbol.asyncDispose]()
      const { port } = engine
      engine = await start()
      if (engine.port !== port) throw new Error(`port ${port} was taken while Redis was down`)
    },
    appendOnlySize: () => statSync(appendOnlyFile(dir)).size,
    cutAppendOnlyFile(cut) {
      const file = appendOnlyFile(dir)
      const { size } = statSync(file)
      truncateSync(file, Math.max(0, typeof cut === 'number' ? size - cut : cut(size)))
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Redis 7 keeps a folder of parts and appends to the newest; Redis 6 keeps one file. */
function appendOnlyFile(dir: string): string {
  const parts = join(dir, 'appendonlydir')
  try {
    const newest = readdirSync(parts)
      .filter((name) => name.endsWith('.incr.aof'))
      .sort((a, b) => Number(a.split('.')[2]) - Number(b.split('.')[2]))
      .at(-1)
    if (newest) return join(parts, newest)
  } catch {
    // Not there: an older Redis.
  }
  return join(dir, 'appendonly.aof')
}
