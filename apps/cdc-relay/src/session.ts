/** One session: the slot is ours, and replication runs from its confirmed LSN until anything at all goes wrong. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Position } from '@rookery/contracts'
import type { Client } from 'pg'
import { createAssembler } from './assembler.ts'
import { connect } from './connect.ts'
import { interruptible } from './interruptible.ts'
import { createPipeline } from './pipeline.ts'
import type { RelayProbe } from './probe.ts'
import { type Replication, startReplication } from './replication.ts'
import type { RelayContext, RelaySettings } from './settings.ts'
import { markAnnounced, type PreparedSlot, prepareSlot, readEpoch, skipEpoch } from './slot.ts'
import { every, ticker } from './ticker.ts'
import { createVisibility } from './visibility.ts'

export interface SessionOptions {
  slot: string
  settings: RelaySettings
  probe: RelayProbe
  /** Aborted: what has arrived still gets into the log, what may be acknowledged is, and the session returns. */
  signal: AbortSignal
  /** Everything before this mark is in the log. */
  onMark: (mark: string) => void
  /** What was on its way through the slot before this one will not come. */
  onNewSlot: () => void
}

/** Runs until the signal ('stopped'); 'busy' when another relay has the slot. Rejects with what ended the session. */
export async function runSession(context: RelayContext, options: SessionOptions): Promise<'stopped' | 'busy'> {
  const { writer } = context
  const { settings, probe, signal } = options
  await using control = await connect(context.databaseUrl, settings.silenceMs)
  const prepared = await prepareSlot(control.client, options.slot)
  if (!prepared) return 'busy'
  // Also one that an earlier session began and did not wait for.
  if (!prepared.announced) options.onNewSlot()

  const failure = Promise.withResolvers<never>()
  failure.promise.catch(() => {})
  const verified = Promise.withResolvers<void>()
  const visibility = createVisibility(() => readSnapshot(control.client))
  const pipeline = createPipeline({
    append: async (events) => {
      await verified.promise
      await visibility.settled()
      await writer.append(events)
      probe.appended(events)
    },
    onError: failure.reject,
    maxBatch: settings.maxBatch,
    maxPending: settings.maxPending,
  })
  const { epoch } = prepared
  const assembler = createAssembler({
    epoch,
    pipeline,
    onBegin: visibility.arrived,
    onMark: options.onMark,
    logger: context.logger,
  })

  let replication: Replication | undefined
  let safe: Position | null = null
  let acknowledged = prepared.confirmedLsn - 1
  let answerBy = 0
  const acknowledge = async (answer: boolean) => {
    const lsn = pipeline.acknowledge(safe)
    if (lsn !== null && lsn > acknowledged) acknowledged = lsn
    // Without news the server still hears from us now and then: that keeps the connection while the stream is held.
    else if (!answer && Date.now() < answerBy) return
    answerBy = Date.now() + settings.answerMs
    await replication?.acknowledge(acknowledged)
    probe.acknowledged(acknowledged)
  }
  try {
    await using running = await startReplication({
      databaseUrl: context.databaseUrl,
      slot: options.slot,
      publication: settings.publication,
      onMessage: assembler.handle,
      onKeepalive(end, replyRequested) {
        assembler.handleKeepalive(end)
        acknowledge(replyRequested).catch(failure.reject)
      },
      room: pipeline.room,
      silenceMs: settings.silenceMs,
    })
    replication = running
    // Apart from the loop below: hooks and a held stream may take longer than the server's patience.
    using _answering = ticker(settings.answerMs, () => acknowledge(false).catch(failure.reject))
    const unlessEnded = interruptible([running.ended, control.broken, failure.promise])

    // From here on the slot is ours, and so are the log and the epoch. Nothing is appended before both are ready.
    await unlessEnded(openLog(context, options, control.client, prepared))
    verified.resolve()
    probe.streaming(epoch)
    const housekeeping = [
      every(settings.trimMs, () => trim(context)),
      every(settings.lagMs, async () => probe.lag(await lagBytes(control.client, options.slot))),
    ]
    while (!signal.aborted) {
      await unlessEnded(wait(settings.pollMs, undefined, { signal }).catch(() => {}))
      safe = await unlessEnded(writer.acknowledgeable())
      await acknowledge(false)
      for (const task of housekeeping) await unlessEnded(task())
    }
    await unlessEnded(pipeline.drained())
    safe = await unlessEnded(writer.acknowledgeable())
    await acknowledge(true)
    return 'stopped'
  } catch (error) {
    if ((error as { code?: unknown }).code === OBJECT_IN_USE) return 'busy'
    throw error
  } finally {
    pipeline.stop()
    verified.reject(new Error('the session has ended'))
    verified.promise.catch(() => {})
  }
}

/** PostgreSQL's "replication slot is active for PID …". */
const OBJECT_IN_USE = '55006'

/** The log of this epoch, with the hooks run if it begins anew: nobody sees an event before they have. */
async function openLog(
  { writer, logger }: RelayContext,
  { settings }: SessionOptions,
  client: Client,
  { epoch, begun, announced, confirmedLsn }: PreparedSlot,
): Promise<void> {
  if ((await readEpoch(client)) !== epoch) throw new Error('another relay has begun an epoch meanwhile')
  const opened = await writer.open(epoch)
  if (!announced && opened === 'continued') {
    await skipEpoch(client, epoch)
    throw new Error(`the log already has an epoch ${epoch}, of another history`)
  }
  if (opened === 'fresh' || !announced) for (const hook of settings.onEpoch) await hook(epoch)
  if (!announced) await markAnnounced(client, epoch)
  logger.info({ epoch, begun, opened, confirmedLsn }, 'relay session')
}

/** A group that fell too far behind no longer holds the log; its consumers bring themselves up from the tables. */
async function trim({ writer, logger }: RelayContext): Promise<void> {
  const detached = await writer.trim()
  if (detached.length > 0) logger.warn({ detached }, 'consumer groups fell too far behind and were detached')
}

async function readSnapshot(client: Client): Promise<string> {
  const { rows } = await client.query<{ s: string }>({
    name: 'snapshot',
    text: 'SELECT pg_current_snapshot()::text AS s',
  })
  return rows[0]!.s
}

async function lagBytes(client: Client, slot: string): Promise<number> {
  const { rows } = await client.query<{ bytes: string | null }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::text AS bytes
     FROM pg_replication_slots WHERE slot_name = $1`,
    [slot],
  )
  return Number(rows[0]?.bytes ?? 0)
}
