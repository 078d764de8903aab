// What `npm start` runs: the only file of this process that reads the environment and signals.
import { untilStopped } from './until-stopped.ts'

const stopped = untilStopped(process)
// Loaded only now: a signal that comes while modules load already ends this in an orderly way.
const { failInOneLine } = await import('./fail-in-one-line.ts')
try {
  const { readConfig } = await import('@rookery/config')
  const config = readConfig(process.env)
  const { startRookery } = await import('./start-rookery.ts')
  await using rookery = await startRookery(config, { say: console.info, stopped: stopped.signal })
  console.info(`Rookery is ready on ${rookery.url}`)
  await stopped.promise
  // Leaving the scope drains: requests, consumers, relay, then connections, and the engines last.
} catch (error) {
  if (!stopped.signal.aborted) failInOneLine(error, process)
}
