/** A service as a process of its own: the only place there that reads the environment and signals. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { ProcessName } from './addresses.ts'
import type { ServiceBody } from './open-service.ts'
import { untilStopped } from './until-stopped.ts'

/** Runs until SIGTERM or SIGINT, then drains: requests, consumers, connections. What an operator can mend is one line and exit code 1. */
export async function runService(name: ProcessName, open: ServiceBody): Promise<void> {
  const stopped = untilStopped(process)
  // Whoever started it with a channel stops it by a signal; when that process is killed, nobody would.
  if (process.connected) process.once('disconnect', () => process.emit('SIGTERM'))
  // From the second start on modules come compiled.
  enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/rookery/compiled', import.meta.url)))
  try {
    // Loaded only now: a signal that comes meanwhile ends this in an orderly way.
    const { openService } = await import('./open-service.ts')
    await using service = await openService(name, process.env, open, stopped.signal)
    console.info(`${name} is ready on ${service.url}`)
    await stopped.promise
  } catch (error) {
    const { failInOneLine } = await import('./fail-in-one-line.ts')
    if (!stopped.signal.aborted) failInOneLine(error, process, name)
  }
  if (process.connected) process.disconnect()
}
