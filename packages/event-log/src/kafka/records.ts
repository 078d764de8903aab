/** A fetched partition as records: without what belongs to aborted transactions, and without Kafka's own marks. */

/** What kafkajs answers for one partition. */
export interface FetchedPartition {
  partition: number
  lastStableOffset: string
  abortedTransactions: { producerId: string; firstOffset: string }[] | null
  messages: FetchedMessage[]
}

interface FetchedMessage {
  offset: string
  key: Buffer | null
  value: Buffer | null
  headers?: Record<string, Buffer | undefined>
  timestamp: string
  isControlRecord?: boolean
  batchContext?: { producerId: string; inTransaction: boolean }
}

export interface LogRecord {
  offset: number
  key: string | null
  value: string | null
  headers: Record<string, string>
  /** Milliseconds since 1970. */
  timestamp: number
}

/** First bytes of the key of a control record: version, then 0 for abort and 1 for commit. */
const isAbort = ({ isControlRecord, key }: FetchedMessage) => isControlRecord && key?.readInt16BE(2) === 0

/** From `offset` on: Kafka gives whole batches. */
export function visibleRecords({ messages, abortedTransactions }: FetchedPartition, offset: number): LogRecord[] {
  const aborted = [...(abortedTransactions ?? [])].sort((a, b) => Number(a.firstOffset) - Number(b.firstOffset))
  const aborting = new Set<string>()
  const found: LogRecord[] = []
  for (const message of messages) {
    while (aborted[0] && Number(message.offset) >= Number(aborted[0].firstOffset)) {
      aborting.add(aborted.shift()!.producerId)
    }
    const { producerId = '', inTransaction = false } = message.batchContext ?? {}
    if (isAbort(message)) aborting.delete(String(producerId))
    if (message.isControlRecord || (inTransaction && aborting.has(String(producerId)))) continue
    if (Number(message.offset) >= offset) found.push(toRecord(message))
  }
  return found
}

const toRecord = ({ offset, key, value, headers, timestamp }: FetchedMessage): LogRecord => ({
  offset: Number(offset),
  key: key ? key.toString() : null,
  value: value ? value.toString() : null,
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, bytes]) => [name, bytes?.toString() ?? ''])),
  timestamp: Number(timestamp),
})
