/** What a relay needs, for tests. RELAY_LOG=info shows what it says. */
import type { EventLogWriter } from '@rookery/event-log'
import { createLogger, createMetrics, type LogLevel } from '@rookery/telemetry'
import type { RelayContext } from '../../src/index.ts'

export const relayContext = (databaseUrl: string, writer: EventLogWriter): RelayContext => ({
  databaseUrl,
  writer,
  logger: createLogger({ level: (process.env.RELAY_LOG as LogLevel | undefined) ?? 'silent', name: 'relay' }),
  metrics: createMetrics(),
})
