// What `npm run distributed` runs: the only file of this process that reads the environment and signals.
import { untilStopped } from '@rookery/service-process/until-stopped'

const stopped = untilStopped(process)
try {
  const { readConfig } = await import('@rookery/config')
  const { startDistributed } = await import('./start-distributed.ts')
  const config = readConfig(process.env)
  await using rookery = await startDistributed(config, { env: process.env, say: console.info, stopped: stopped.signal })
  // As an upgrade does it: one instance after the other, while the others answer.
  process.on('SIGHUP', () => {
    rookery.restartInTurn().then(
      () => console.info('Every service was started anew'),
      (error: unknown) => console.error(`The services were not all started anew: ${(error as Error).message}`),
    )
  })
  for (const line of rookery.describe()) console.info(line)
  console.info(`Rookery is ready on ${rookery.url}`)
  await stopped.promise
  // Leaving the scope stops the gateways, then the other processes, and the engines last.
} catch (error) {
  const { failInOneLine } = await import('@rookery/service-process/fail-in-one-line')
  if (!stopped.signal.aborted) failInOneLine(error, process)
}
