/** For tests: a Redis of strings that can be away, signals within the process, and a graph table whose reads can be held. */
import type { GraphArrays, Id } from '@rookery/contracts'
import { graphArrays } from '@rookery/testing/builders'
import type { Signal, SignalHandler, Signals } from '../signals/signals.ts'
import type { GraphRedis } from './graph-versions.ts'

export function fakeGraphRedis() {
  const strings = new Map<string, string>()
  const state = { away: false, calls: 0 }
  const reach = () => {
    state.calls++
    if (state.away) throw new Error('Redis is away')
  }
  const pipeline = () => {
    const steps: (() => unknown)[] = []
    const chain = {
      set(key: string, value: string, ...flags: unknown[]) {
        steps.push(() => (flags.includes('NX') && strings.has(key) ? null : strings.set(key, value) && 'OK'))
        return chain
      },
      get(key: string) {
        steps.push(() => strings.get(key) ?? null)
        return chain
      },
      async exec() {
        reach()
        return steps.map((step) => [null, step()])
      },
    }
    return chain
  }
  const redis = {
    async mget(keys: string[]) {
      reach()
      return keys.map((key) => strings.get(key) ?? null)
    },
    pipeline,
  }
  return { redis: redis as unknown as GraphRedis, strings, state }
}

/** Signals of one process: applied at once. `miss()` plays a reconnect. */
export function fakeSignals(): Signals & { send(signal: Signal): Promise<void>; setConnected(is: boolean): void } {
  const handlers = new Set<SignalHandler>()
  let connected = true
  const send = async (signal: Signal) => {
    await Promise.all([...handlers].map(async (handler) => handler(signal)))
  }
  return {
    send,
    publish: send,
    on(handler) {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
    connected: () => connected,
    setConnected(is) {
      connected = is
    },
    ready: async () => {},
    async [Symbol.asyncDispose]() {},
  }
}

/** PostgreSQL's part: who follows whom now. A held load has already read the rows, its answer is on the way. */
export function fakeGraphTable() {
  const following = new Map<Id, Id[]>()
  let gate: Promise<void> | null = null
  return {
    following,
    loads: 0,
    /** Loads begun from now on answer only when the returned function is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return () => {
        gate = null
        resolve()
      }
    },
    async load({ viewerId }: { viewerId: Id }): Promise<GraphArrays> {
      this.loads++
      const row = [...(following.get(viewerId) ?? [])]
      await gate
      return graphArrays(viewerId, { following: row })
    },
  }
}
