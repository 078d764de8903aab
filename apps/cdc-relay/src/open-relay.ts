/** The relay on the parts of its process. */
import { openEventLogWriter } from '@rookery/event-log'
import type { Parts } from '@rookery/service-process'
import { createRelay, type Relay } from './create-relay.ts'

/** `onEpoch`: run when the log begins anew, before its first event. */
export async function openRelay(parts: Parts, { onEpoch }: { onEpoch: () => Promise<unknown> }): Promise<Relay> {
  await using opening = new AsyncDisposableStack()
  const writer = opening.use(await openEventLogWriter({ ...parts.logEngine(), name: 'rookery:relay' }))
  const relay = opening.use(
    await createRelay(
      {
        databaseUrl: parts.databaseUrl(),
        writer,
        logger: parts.logger.child({ service: 'cdc-relay' }),
        metrics: parts.metrics,
      },
      { onEpoch: [async () => void (await onEpoch())] },
    ),
  )
  const opened = opening.move()
  return { ...relay, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
