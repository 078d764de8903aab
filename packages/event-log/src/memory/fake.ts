/** The event log in memory, for unit tests: the same consumers, windows and rules, without an engine. */
import { createEventLog, type EventLogOptions } from '../core/event-log.ts'
import { createWriter, type WriterOptions } from '../core/writer.ts'
import type { EventLog, EventLogWriter } from '../port.ts'
import { createMemoryConsumerBackend } from './consumer-backend.ts'
import { createMemoryEngine, type MemoryEngine } from './engine.ts'
import { createMemoryWriterBackend } from './writer-backend.ts'

/** One log. `log` and `writer` may be disposed each for itself; further ones stand for further processes. */
export interface FakeEventLog {
  log: EventLog
  /** Not open yet: `await fake.writer.open(1)` begins epoch 1. */
  writer: EventLogWriter
  anotherLog(options?: EventLogOptions): EventLog
  anotherWriter(options?: WriterOptions): EventLogWriter
  /** Everything is gone, as after Redis's FLUSHALL. */
  flushAll(): void
}

export function createFakeEventLog(
  options: WriterOptions & EventLogOptions = {},
  engine: MemoryEngine = createMemoryEngine(),
): FakeEventLog {
  const anotherLog = (own = options): EventLog => createEventLog(createMemoryConsumerBackend(engine), own)
  const anotherWriter = (own = options): EventLogWriter => createWriter(createMemoryWriterBackend(engine), own)
  return {
    log: anotherLog(),
    writer: anotherWriter(),
    anotherLog,
    anotherWriter,
    flushAll: () => engine.flushAll(),
  }
}
