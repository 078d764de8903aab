import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EventLogEngine } from '@rookery/event-log'
import type { RelayOptions } from '../../src/index.ts'

/** Resolves when it streams. `engine` and `options`: as JSON, so without functions. */
export async function startRelayProcess(databaseUrl: string, engine: EventLogEngine, options: RelayOptions = {}) {
  const script = fileURLToPath(new URL('./relay-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, databaseUrl, JSON.stringify(engine), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => [`exit ${code}`]),
  ])
  if (!String(line).startsWith('streaming')) throw new Error(`the relay process said: ${line}`)
  return child
}
