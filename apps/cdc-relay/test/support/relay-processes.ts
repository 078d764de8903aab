/** Relays in processes of their own, for tests that kill them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EventLogEngine } from '@rookery/event-log'
import type { RelayOptions } from '../../src/index.ts'

const SCRIPT = fileURLToPath(new URL('./relay-process.ts', import.meta.url))

/** `engine` and `options`: as JSON, so without functions. Disposing kills all, also those that are frozen or never came to stream. */
export function relayProcesses(databaseUrl: string, engine: EventLogEngine, options: RelayOptions = {}) {
  const started: ChildProcess[] = []
  return {
    /** Resolves when it streams. */
    async start(): Promise<ChildProcess> {
      const child = spawn(process.execPath, [SCRIPT, databaseUrl, JSON.stringify(engine), JSON.stringify(options)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      started.push(child)
      const [line] = await Promise.race([
        once(child.stdout, 'data'),
        once(child, 'exit').then(([code]) => [`exit ${code}`]),
      ])
      if (!String(line).startsWith('streaming')) throw new Error(`the relay process said: ${line}`)
      return child
    },
    async [Symbol.asyncDispose]() {
      // One that outlived its test would hold the runner, whose error output it writes to.
      const running = started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      await Promise.all(running.map((child) => [once(child, 'exit'), child.kill('SIGKILL')][0]))
    },
  }
}
