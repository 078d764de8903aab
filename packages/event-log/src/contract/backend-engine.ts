/** The contract's engine for adapters below core/backend.ts: processes die and freeze between core and backend. */
import type { ConsumerBackend, Reader, WriterBackend } from '../core/backend.ts'
import { createEventLog } from '../core/event-log.ts'
import { createWriter } from '../core/writer.ts'
import { type ContractEngine, LEASE_MS, type TestProcess } from './harness.ts'

export interface Backends {
  writerBackend(): WriterBackend
  consumerBackend(): ConsumerBackend
  flushAll(): Promise<void>
}

const never = new Promise<never>(() => {})

export function createBackendEngine({ writerBackend, consumerBackend, flushAll }: Backends): ContractEngine {
  const close = new AsyncDisposableStack()
  return {
    flushAll,
    writer: (options) => createWriter(writerBackend(), options),
    process: () => createProcess(consumerBackend(), close),
    [Symbol.asyncDispose]: () => close.disposeAsync(),
  }
}

function createProcess(backend: ConsumerBackend, close: AsyncDisposableStack): TestProcess {
  let dead = false
  let frozen: PromiseWithResolvers<void> | null = null
  const answered: (keyof ConsumerBackend)[] = []
  const readers: Reader[] = []
  const mortal = new Proxy(backend, {
    get(target, name: keyof ConsumerBackend) {
      const method = target[name] as (...args: unknown[]) => unknown
      if (name === 'reader') {
        return (purpose: string) => {
          const reader = target.reader(purpose)
          readers.push(reader)
          return reader
        }
      }
      return async (...args: unknown[]) => {
        if (dead) return never
        if (name === 'claim') await frozen?.promise
        const answer = await method.apply(target, args)
        answered.push(name)
        return dead ? never : answer
      }
    },
  })
  const log = createEventLog(mortal, { leaseMs: LEASE_MS })
  close.defer(async () => {
    frozen?.resolve()
    if (!dead) await log[Symbol.asyncDispose]()
  })
  return {
    log,
    answered: (step) => answered.filter((name) => name === step).length,
    freeze() {
      frozen = Promise.withResolvers()
    },
    thaw() {
      frozen?.resolve()
      frozen = null
    },
    kill() {
      dead = true
      for (const reader of readers) reader.close()
      close.defer(() => backend[Symbol.asyncDispose]())
    },
  }
}
