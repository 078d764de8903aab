/**
 * One consumer of a group on Kafka: the group's protocol says which partitions are ours, a worker per partition handles
 * them, and the group's state in the log says when. What it does not own it neither handles nor commits.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { partitionName } from '../core/partitions.ts'
import type { ConsumeOptions, Consumer } from '../port.ts'
import { caughtUp } from './caught-up.ts'
import type { LogContext } from './context.ts'
import { createFetcher } from './fetcher.ts'
import { keepGroup } from './group.ts'
import { type Assignment, joinGroup } from './member.ts'
import { type PartitionRun, startPartitions } from './partition-run.ts'
import { answerReplays } from './replay.ts'
import { mayPass } from './report.ts'
import { tellingOfSlow } from './slow-batches.ts'
import type { GroupState, LogState } from './states.ts'

const CLOSE_PATIENCE_MS = 5_000
const RETRY_MS = 200
/** Longer than any question is asked: whoever only waits for an answer has it by then. */
const STALL_MS = 45_000

export function startConsumer(context: LogContext, options: ConsumeOptions): Consumer {
  const { board, control, names, report } = context
  const { group } = options
  const { sessionTimeoutMs = 6_000, rebalanceTimeoutMs = 60_000, waitMs = 300 } = context.options
  const stop = new AbortController()
  const openFetcher = () => createFetcher({ line: context.line(`${group.name}:fetch`), report, waitMs })
  let fetcher = openFetcher()
  const first = partitionName(group.topics[0]!, 0)
  let assignment: Assignment | null = null
  let run: PartitionRun | null = null
  let turn: Promise<void> = Promise.resolve()

  const tell = (error: unknown) => {
    if (stop.signal.aborted) return
    // That Kafka is away is said once, for all that need it.
    if (mayPass(error)) return report.away(error)
    try {
      options.onError?.(error)
    } catch (thrown) {
      // Every loop here tells what failed before it tries again.
      report.away(thrown)
    }
  }
  const keeper = keepGroup(context, options, tell, (ms) => void wait(ms, undefined, { ref: false }).then(turnOver))

  /** Steps one after the other: what belongs to an assignment or a log of before has ended when the next begins. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    turn = turn.then(step).catch(async (error) => {
      report.away(error)
      await wait(RETRY_MS, undefined, { signal: stop.signal }).catch(() => {})
      turnOver()
    })
    return turn
  }
  let due = false
  const turnOver = () => {
    if (due || stop.signal.aborted) return
    due = true
    void inTurn(async () => {
      due = false
      await consider()
    })
  }

  /** Brings what runs in line with the assignment, the log and the group's state. */
  async function consider(): Promise<void> {
    if (stop.signal.aborted) return
    const mine = assignment
    const { state } = board
    const known = board.groups().get(group.name)
    const key = mine && state && known?.status === 'ready' ? keyOf(mine, state, known) : null
    if (run && run.key === key && !run.broken) return
    await run?.abandon()
    run = null
    if (!mine || !state) return
    const ready = await keeper.ready(mine.partitions.includes(first))
    if (!ready || assignment !== mine) return
    run = await startPartitions({
      context,
      options: { ...options, onError: tell, handle: tellingOfSlow(options.handle, tell) },
      fetcher,
      member,
      assignment: mine,
      state,
      group: ready,
      key: keyOf(mine, state, ready),
      onBroken: () => void wait(RETRY_MS, undefined, { ref: false }).then(turnOver),
      onGap(error) {
        tell(error)
        return keeper.gap(ready)
      },
    })
    // While it started, it may have ended.
    turnOver()
  }

  /** Kafka answers and events wait, but none comes: whatever that is, reading begins anew with connections of its own. */
  function look(): void {
    const stalled = run
    if (!stalled || !board.state || !member.holds() || !stalled.stalled(board.state)) return
    report.away(new Error(`${group.name}: events wait in the log and none is read: reading begins anew`))
    void inTurn(async () => {
      if (run !== stalled || stop.signal.aborted) return
      await stalled.abandon()
      run = null
      void fetcher.close()
      fetcher = openFetcher()
      turnOver()
    })
  }
  const looking = setInterval(look, context.options.stallMs ?? STALL_MS).unref()

  /** The batches in hand are finished and committed; whoever takes too long is given up. */
  async function finish(patienceMs: number): Promise<void> {
    const patience = setTimeout(() => void run?.abandon(), patienceMs)
    await run?.finish()
    run = null
    clearTimeout(patience)
  }

  const member = joinGroup({
    joining: context.line(`${group.name}:join`),
    control,
    names,
    report,
    group: group.name,
    topics: group.topics,
    sessionTimeoutMs,
    rebalanceTimeoutMs,
    async partitions(signal) {
      while (!board.state) await nextChange(context, signal)
      const { partitions } = board.state
      return group.topics.flatMap((topic) => Array.from({ length: partitions }, (_, i) => partitionName(topic, i)))
    },
    onAssigned(next) {
      assignment = next
      turnOver()
    },
    async onRevoked() {
      assignment = null
      // At once, so that no other batch begins; then in turn, for what was about to start.
      const finishing = finish(rebalanceTimeoutMs / 2)
      await Promise.race([
        finishing.then(() => inTurn(() => finish(rebalanceTimeoutMs / 2))),
        wait(rebalanceTimeoutMs * 0.75, undefined, { signal: stop.signal }).catch(() => {}),
      ])
    },
    onLost() {
      assignment = null
      void run?.abandon()
      turnOver()
    },
  })
  const stopListening = board.onChange(turnOver)
  const replays = answerReplays(context, options, tell, () => assignment?.partitions.includes(first) ?? false)

  async function close(): Promise<void> {
    stop.abort()
    clearInterval(looking)
    stopListening()
    const finishing = finish(CLOSE_PATIENCE_MS)
    await turn
    await Promise.all([finishing, finish(CLOSE_PATIENCE_MS), keeper.settled(), replays.close()])
    await member.close()
    await fetcher.close()
  }
  let closing: Promise<void> | null = null

  return {
    caughtUp: () => caughtUp(context, group, stop.signal),
    [Symbol.asyncDispose]: () => (closing ??= close()),
  }
}

const keyOf = ({ generation, memberId }: Assignment, { incarnation }: LogState, { token }: GroupState): string =>
  [memberId, generation, incarnation, token].join('/')

/** Resolves when something new is on the board; rejects when the signal comes first. */
async function nextChange({ board }: LogContext, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const stop = board.onChange(resolve)
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort)
  await promise.finally(() => {
    stop()
    signal.removeEventListener('abort', abort)
  })
}
