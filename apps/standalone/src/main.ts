// What `npm start` runs: the only file of this process that reads the environment and signals.
import { readConfig } from '@rookery/config'
import { failInOneLine } from './fail-in-one-line.ts'
import { startRookery } from './start-rookery.ts'
import { untilStopped } from './until-stopped.ts'

const stopped = untilStopped(process)
try {
  await using rookery = await startRookery(readConfig(process.env), { say: console.info, stopped: stopped.signal })
  console.info(`Rookery is ready on ${rookery.url}`)
  await stopped.promise
  // Leaving the scope drains: requests, consumers, relay, then connections, and the engines last.
} catch (error) {
  if (!stopped.signal.aborted) failInOneLine(error, process)
}
