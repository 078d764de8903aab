/**
 * Messages of the replication protocol → events with their positions, handed to the pipeline.
 * The LSN is Begin's final LSN: where the commit record starts. It is known before the first row (so long transactions can
 * go in pieces), equals Commit's own, orders transactions by commit and is the same whenever they are sent again.
 */
import type { DomainEvent } from '@rookery/contracts'
import type { Logger } from '@rookery/telemetry'
import { columnParser } from './decode/columns.ts'
import { DECODERS } from './decode/index.ts'
import { decodeMessage, MESSAGE_PREFIX } from './decode/messages.ts'
import type { Decoder, EventBody, RowChange } from './decode/row-change.ts'
import { parseLsn } from './lsn.ts'
import type { Pipeline } from './pipeline.ts'
import type { PgoutputMessage } from './replication.ts'

/** Prefix of the messages with which `caughtUp` marks a place in the log. */
export const MARK_PREFIX = 'rookery.caught-up'

export interface AssemblerOptions {
  epoch: number
  pipeline: Pick<Pipeline, 'add' | 'complete' | 'afterAppended'>
  /** A transaction, by its id of 32 bits, before its first row. */
  onBegin?: (xid: number) => void
  onMark: (mark: string) => void
  logger: Pick<Logger, 'warn'>
}

type Relation = Extract<PgoutputMessage, { tag: 'relation' }>

export function createAssembler({ epoch, pipeline, onBegin, onMark, logger }: AssemblerOptions) {
  const decoders = new Map<number, Decoder | undefined>()
  const complained = new Set<string>()
  let [lsn, at, index, lastIndex] = [0, 0, -1, -1]
  let inTransaction = false

  const complainOnce = (about: string, message: string) => {
    if (complained.has(about)) return
    complained.add(about)
    logger.warn({ about }, message)
  }
  const emit = (body: EventBody | null) => {
    if (!body) return
    lastIndex = index
    pipeline.add({ ...body, v: 1, position: { epoch, lsn, index }, at } as DomainEvent)
  }
  const row = (relation: Relation, change: RowChange) => {
    // Every change counts, also one that leads to no event: the index must not depend on what this version knows.
    index++
    const decode = decoders.get(relation.relationOid)
    if (decode) emit(decode(change))
  }
  const learn = (relation: Relation) => {
    const table = `${relation.schema}.${relation.name}`
    for (const column of relation.columns) column.parser = columnParser(column.typeOid)
    let decoder = Object.hasOwn(DECODERS, table) ? DECODERS[table] : undefined
    if (!decoder) complainOnce(table, 'rows of a published table that leads to no events')
    else if (relation.replicaIdentity !== 'full') {
      complainOnce(table, 'a published table without REPLICA IDENTITY FULL leads to no events')
      decoder = undefined
    }
    decoders.set(relation.relationOid, decoder)
  }
  const message = (prefix: string, content: Uint8Array) => {
    index++
    if (prefix === MARK_PREFIX) {
      const mark = Buffer.from(content).toString()
      pipeline.afterAppended(() => onMark(mark))
    } else if (prefix === MESSAGE_PREFIX) {
      const body = decodeMessage(content)
      if (!body) complainOnce(prefix, 'a message that is no event of this version')
      emit(body)
    }
  }

  return {
    handle(part: PgoutputMessage): void {
      switch (part.tag) {
        case 'begin':
          lsn = parseLsn(part.commitLsn ?? '0/0')
          at = Number(BigInt(part.commitTime as bigint) / 1000n)
          index = lastIndex = -1
          inTransaction = true
          onBegin?.(part.xid)
          return
        case 'relation':
          learn(part)
          return
        case 'insert':
          row(part.relation, { kind: 'insert', new: part.new })
          return
        case 'update':
          row(part.relation, { kind: 'update', old: part.old ?? {}, new: part.new })
          return
        case 'delete':
          row(part.relation, { kind: 'delete', old: part.old ?? {} })
          return
        case 'truncate':
          index++
          complainOnce('TRUNCATE', 'TRUNCATE of a published table leads to no events: rebuild what depends on it')
          return
        case 'message':
          if (part.transactional) message(part.prefix, part.content)
          return
        case 'commit':
          inTransaction = false
          pipeline.complete(lsn, lastIndex)
          return
      }
    },
    /**
     * The server has nothing for us before `end`, the place where its next record starts. That may be a commit record of
     * ours, so the byte before it is what may be acknowledged.
     */
    handleKeepalive(end: number): void {
      if (!inTransaction && end > 0) pipeline.complete(end - 1, -1)
    },
  }
}
