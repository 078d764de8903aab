// What `npm start` runs: the only file of this process that reads the environment and signals.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { untilStopped } from '@rookery/service-process/until-stopped'

const stopped = untilStopped(process)
// Half of a start is loading two thousand modules; from the second start on they come compiled.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/rookery/compiled', import.meta.url)))
try {
  // Loaded only now: a signal that comes meanwhile ends this in an orderly way.
  const { readConfig } = await import('@rookery/config')
  const config = readConfig(process.env)
  const { startRookery } = await import('./start-rookery.ts')
  await using rookery = await startRookery(config, { say: console.info, stopped: stopped.signal })
  console.info(`Rookery is ready on ${rookery.url}`)
  await stopped.promise
  // Leaving the scope drains: requests, consumers, relay, then connections, and the engines last.
} catch (error) {
  const { failInOneLine } = await import('@rookery/service-process/fail-in-one-line')
  if (!stopped.signal.aborted) failInOneLine(error, process)
}
