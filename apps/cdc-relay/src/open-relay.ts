/** The relay on the parts of its process. */
import { openEventLogWriter } from '@rookery/event-log'
import { type Parts, patiently } from '@rookery/service-process'
import { RelaySetupError } from './check-server.ts'
import { createRelay, type Relay } from './create-relay.ts'
import { observeLag } from './observe-lag.ts'

/** `onEpoch`: run when the log begins anew, before its first event. Waits for a PostgreSQL that does not answer yet. */
export async function openRelay(parts: Parts, { onEpoch }: { onEpoch: () => Promise<unknown> }): Promise<Relay> {
  await using opening = new AsyncDisposableStack()
  const writer = opening.use(await openEventLogWriter({ ...parts.logEngine(), name: 'rookery:relay' }))
  const logger = parts.logger.child({ service: 'cdc-relay' })
  const context = { databaseUrl: parts.databaseUrl(), writer, logger, metrics: parts.metrics }
  const relay = opening.use(
    await patiently(() => createRelay(context, { onEpoch: [async () => void (await onEpoch())] }), {
      what: 'PostgreSQL',
      logger,
      signal: parts.stopped,
      mayPass: (error) => !(error instanceof RelaySetupError),
    }),
  )
  observeLag(await parts.eventLog(), parts.metrics)
  const opened = opening.move()
  return { ...relay, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
