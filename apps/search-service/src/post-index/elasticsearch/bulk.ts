/**
 * Bulk requests of bounded size, so many bytes at once. What the server is too busy for (429) is sent again, later each time; what is older
 * than what is there (409) is done. Repeating any of it is safe.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { estypes } from '@elastic/elasticsearch'
import { createBytesInFlight } from './bytes-in-flight.ts'
import { away, type Client, reach } from './client.ts'

/** One line of what to do, and one of the document unless it is deleted. */
export interface BulkItem {
  index: string
  lines: readonly string[]
}

/** Elastic's guide: a few megabytes a request, no more than help. */
const REQUEST_BYTES = 1_000_000
const IN_FLIGHT_BYTES = 8_000_000
const RETRIES = 6
const FIRST_DELAY_MS = 100
/** For a shard that is just moving; longer is being away. */
const SHARD_TIMEOUT = '10s'

export interface Bulk {
  /** Answers the indices that are not there any more. */
  send(items: readonly BulkItem[]): Promise<ReadonlySet<string>>
}

export function createBulk(client: Client, { firstDelayMs = FIRST_DELAY_MS } = {}): Bulk {
  const flight = createBytesInFlight(IN_FLIGHT_BYTES)

  async function sendPart(part: readonly BulkItem[], gone: Set<string>): Promise<void> {
    let rest = part
    for (let tries = 0; rest.length > 0; tries++) {
      if (tries > RETRIES) throw away('it refuses more work')
      if (tries > 0) await wait(firstDelayMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2))
      const sent = rest
      const lines = sent.flatMap((item) => item.lines)
      // The client sends lines that are written already as they are; its types know objects only.
      const operations = lines as readonly unknown[] as NonNullable<estypes.BulkRequest['operations']>
      const answer = await reach(client.bulk({ operations, timeout: SHARD_TIMEOUT }))
      if (!answer.errors) return
      const busy: BulkItem[] = []
      for (const [n, item] of answer.items.entries()) {
        const outcome = outcomeOf(Object.values(item)[0]!)
        if (outcome === 'busy') busy.push(sent[n]!)
        else if (outcome === 'gone') gone.add(sent[n]!.index)
      }
      rest = busy
    }
  }

  return {
    async send(items) {
      const gone = new Set<string>()
      const parts = split(items)
      await Promise.all(parts.map(({ bytes, part }) => flight.within(bytes, () => sendPart(part, gone))))
      return gone
    },
  }
}

function outcomeOf({ status, error, _id, _index }: estypes.BulkResponseItem): 'done' | 'busy' | 'gone' {
  if (!error || status === 409) return 'done'
  if (status === 429) return 'busy'
  if (error.type === 'index_not_found_exception') return 'gone'
  const reason = `${error.type}: ${error.reason}`
  if (status === 502 || status === 503 || status === 504) throw away(reason)
  throw new Error(`Elasticsearch refused ${_id} in ${_index}: ${reason}`)
}

/** Things of one batch are all different, so that parts may overtake each other. */
function split(items: readonly BulkItem[]): { bytes: number; part: BulkItem[] }[] {
  const parts: { bytes: number; part: BulkItem[] }[] = []
  for (const item of items) {
    const bytes = item.lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
    const last = parts.at(-1)
    if (last && last.bytes + bytes <= REQUEST_BYTES) {
      last.bytes += bytes
      last.part.push(item)
    } else parts.push({ bytes, part: [item] })
  }
  return parts
}
