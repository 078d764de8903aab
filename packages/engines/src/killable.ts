// An engine that tests kill and start again on the same data and port.
import type { Engine } from './postgres.ts'
import { stopProcess } from './process.ts'

export interface Killable extends AsyncDisposable {
  /** Stay the same over `restart()`. */
  readonly url: string
  readonly port: number
  /** The folder of its data. */
  readonly data: string
  readonly pid: number
  /**
   * SIGKILL, as `kill -9`; resolves when it is gone. Loses nothing that it wrote to its files: the page cache survives. Redis acknowledges up
   * to two seconds before it writes, while an fsync is under way (`aof_buffer_length` of INFO).
   */
  kill9(): Promise<void>
  /** Starts it again on the same port and data (after `kill9`), or stops and starts a living one. */
  restart(): Promise<void>
}

/** `start` is asked again with the port of the first start. */
export async function killable(start: (port?: number) => Promise<Engine>): Promise<Killable> {
  const { url, port, data, ...first } = await start()
  let engine: Pick<Engine, 'pid' | typeof Symbol.asyncDispose> = first
  return {
    url,
    port,
    data,
    get pid() {
      return engine.pid
    },
    kill9: () => stopProcess(engine.pid, [['SIGKILL', 10_000]]),
    async restart() {
      await engine[Symbol.asyncDispose]()
      engine = await start(port)
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  }
}
