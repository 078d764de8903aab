/**
 * One rebuild at a time, over all processes: a document that its holder writes anew every few seconds. A holder that died is recognised
 * by a document that stands still, by the clock of who watches it: no two clocks are compared.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, reach, statusOf, typeOf } from './client.ts'

export class LockedError extends Error {
  override name = 'LockedError'
}

export interface LockTimes {
  /** A lock that stands still for so long is nobody's any more. Default 10 s. */
  leaseMs?: number
}

interface Held {
  if_seq_no: number
  if_primary_term: number
}

const LEASE_MS = 10_000
const ID = 'lock'

/**
 * Disposing lets go. Rejects with LockedError when somebody else's lock is alive. That the holder lost it in a long pause is not noticed
 * here: what it does must be refused where it does it (generations.ts).
 */
export async function takeLock(
  client: Client,
  index: string,
  { leaseMs = LEASE_MS }: LockTimes = {},
): Promise<AsyncDisposable> {
  const owner = randomUUID()
  let beats = 0
  const beat = async (held: Held): Promise<Held> => {
    const answer = await reach(client.index({ index, id: ID, document: { owner, beats: ++beats }, ...held }))
    return { if_seq_no: answer._seq_no!, if_primary_term: answer._primary_term! }
  }
  /** What it says now, if it is still ours. */
  const own = async (): Promise<Held | null> => {
    const found = await reach(client.get<{ owner: string }>({ index, id: ID }))
    if (found._source?.owner !== owner) return null
    return { if_seq_no: found._seq_no!, if_primary_term: found._primary_term! }
  }
  let held = await acquire(client, index, owner, leaseMs, beat)
  const stop = new AbortController()
  const beating = (async () => {
    while (!stop.signal.aborted) {
      await wait(leaseMs / 5, undefined, { signal: stop.signal }).catch(() => {})
      if (stop.signal.aborted) return
      try {
        held = await beat(held)
      } catch (error) {
        // While the server is away nobody else has it.
        if (statusOf(error) !== 409) continue
        // Somebody took it for dead; or a node died that had written it, but had not said so yet.
        const now = await own().catch(() => held)
        if (now === null) return
        held = now
      }
    }
  })()
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await beating
      await reach(client.delete({ index, id: ID, ...held })).catch(() => {})
    },
  }
}

async function acquire(
  client: Client,
  index: string,
  owner: string,
  leaseMs: number,
  beat: (held: Held) => Promise<Held>,
): Promise<Held> {
  await reach(client.indices.create({ index, settings: { number_of_shards: 1, auto_expand_replicas: '0-1' } })).catch(
    (error) => {
      if (typeOf(error) !== 'resource_already_exists_exception') throw error
    },
  )
  const locked = () => new LockedError('another rebuild of the search index is under way')
  try {
    const made = await reach(client.create({ index, id: ID, document: { owner, beats: 0 } }))
    return { if_seq_no: made._seq_no!, if_primary_term: made._primary_term! }
  } catch (error) {
    if (statusOf(error) !== 409) throw error
  }
  const read = async (): Promise<Held> => {
    const found = await reach(client.get({ index, id: ID }))
    return { if_seq_no: found._seq_no!, if_primary_term: found._primary_term! }
  }
  try {
    const first = await read()
    for (const until = performance.now() + leaseMs; performance.now() < until; ) {
      await wait(leaseMs / 20)
      const now = await read()
      if (now.if_seq_no !== first.if_seq_no) throw locked()
    }
    return await beat(first)
  } catch (error) {
    // Let go of, or taken, while it was watched: whoever comes again will see.
    if (statusOf(error) === 404 || statusOf(error) === 409) throw locked()
    throw error
  }
}
