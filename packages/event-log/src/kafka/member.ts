/**
 * A member of a Kafka group: joins, says that it lives, and rejoins when partitions change hands, but only after what is in
 * hand is done. kafkajs' own consumer rejoins at once, or holds up every partition for the slowest.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { decodeClaims, decodeShare, encodeClaims, encodeShare, PROTOCOL, share } from './assign.ts'
import type { Line } from './line.ts'
import { type Names, placeOf } from './names.ts'
import { isAbsent, type Report } from './report.ts'

export interface Assignment {
  generation: number
  memberId: string
  partitions: readonly string[]
}

export interface MemberOptions {
  /** For joining, which may wait for long. */
  joining: Line
  control: Line
  names: Names
  report: Report
  group: string
  topics: readonly string[]
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
  /** Every partition of the group; resolves when there is a log. */
  partitions(signal: AbortSignal): Promise<readonly string[]>
  onAssigned(assignment: Assignment): void
  /** Finishes what is in hand. */
  onRevoked(): Promise<void>
  /** Others own the partitions already. */
  onLost(): void
}

export interface Member {
  /** By the local clock: do our partitions surely belong to us still? */
  holds(): boolean
  /** Asks Kafka; rejects when it cannot be asked. */
  stillOwner(of: Assignment): Promise<boolean>
  /** False when the assignment is not ours any more; rejects when Kafka cannot be asked. */
  commit(of: Assignment, stream: string, offset: number, metadata: string): Promise<boolean>
  /** Gives everything back. Finish what is in hand first. */
  close(): Promise<void>
}

const REBALANCING = 'REBALANCE_IN_PROGRESS'
const FENCED = new Set(['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'])
const RETRY_MS = 100
/** Of the time that the others have for what is in hand: a join is answered before, or when it is over. */
const JOIN_PATIENCE = 2
const ATTEND_MS = 1_000
/** A heartbeat's answer tells of a rebalance: until then the others wait. */
const BEAT_MS = 500

const typeOf = (error: unknown): string | undefined => {
  const { type, cause } = (error ?? {}) as { type?: string; cause?: { type?: string } }
  return type ?? cause?.type
}

export function joinGroup(options: MemberOptions): Member {
  const { joining, control, names, report, topics, sessionTimeoutMs, rebalanceTimeoutMs } = options
  const groupId = names.group(options.group)
  const beatMs = Math.min(sessionTimeoutMs / 4, BEAT_MS)
  const stop = new AbortController()
  const { signal } = stop
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  let memberId = ''
  let last: Assignment | null = null
  let heardAt = Number.NEGATIVE_INFINITY

  async function join(): Promise<Assignment> {
    const partitions = await options.partitions(signal)
    // Whoever coordinated before may be frozen, and a join waits for long.
    joining.forget()
    const coordinator = await joining.ask(() => joining.coordinator(groupId))
    const claims = { generation: last?.generation ?? 0, owned: last?.partitions ?? [] }
    const metadata = encodeClaims(topics.map(names.topic), claims)
    const request = {
      groupId,
      memberId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      groupProtocols: [{ name: PROTOCOL, metadata }],
    }
    const joined = await attended(joining.ask(() => coordinator.joinGroup(request), JOIN_PATIENCE * rebalanceTimeoutMs))
    memberId = joined.memberId
    const { generationId } = joined
    const asked = performance.now()
    const shares =
      joined.leaderId === memberId
        ? share(
            partitions,
            joined.members.map((member) => decodeClaims(member.memberId, member.memberMetadata)),
          )
        : new Map<string, string[]>()
    const groupAssignment = [...shares].map(([id, streams]) => ({
      memberId: id,
      memberAssignment: encodeShare(streams, names.topic),
    }))
    const { memberAssignment } = await joining.ask(() =>
      coordinator.syncGroup({ groupId, generationId, memberId, groupAssignment }),
    )
    heardAt = asked
    return { generation: generationId, memberId, partitions: decodeShare(memberAssignment, topics, names.topic) }
  }

  /** Meanwhile the coordinator is asked what it answers at once: if it does not, whatever waits for it is ended (see Silences). */
  async function attended<T>(waiting: Promise<T>): Promise<T> {
    const answered = new AbortController()
    const topic = names.topic(topics[0]!)
    const end = AbortSignal.any([answered.signal, signal])
    const attend = async () => {
      for (;;) {
        await wait(ATTEND_MS, undefined, { signal: end })
        await control.ask(async () => (await control.coordinator(groupId)).metadata([topic])).catch(control.forget)
      }
    }
    attend().catch(() => {})
    return waiting.finally(() => answered.abort())
  }

  async function beat(of: Assignment): Promise<void> {
    const asked = performance.now()
    const request = { groupId, groupGenerationId: of.generation, memberId: of.memberId }
    const asking = control.ask(async () => (await control.coordinator(groupId)).heartbeat(request))
    await asking.catch((error) => {
      // Heard, and the session is renewed with it.
      if (typeOf(error) === REBALANCING) heardAt = asked
      throw error
    })
    heardAt = asked
    report.back()
  }

  /** Resolves when the assignment has ended. */
  async function keep(assignment: Assignment): Promise<'rebalancing' | 'lost'> {
    while (!signal.aborted) {
      await pause(beatMs)
      if (signal.aborted) break
      try {
        await beat(assignment)
      } catch (error) {
        if (typeOf(error) === REBALANCING) return 'rebalancing'
        if (FENCED.has(typeOf(error) ?? '')) {
          memberId = ''
          return 'lost'
        }
        report.away(error)
        control.forget()
        if (performance.now() - heardAt > sessionTimeoutMs) return 'lost'
        await pause(RETRY_MS)
      }
    }
    return 'rebalancing'
  }

  /** The others wait for us: they learn that we live meanwhile. */
  async function revoke(assignment: Assignment): Promise<void> {
    let done = false
    const drained = options.onRevoked().finally(() => {
      done = true
    })
    while (!done && !signal.aborted) {
      await Promise.race([drained, pause(beatMs)])
      if (!done) await beat(assignment).catch(() => {})
    }
    await drained
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const assignment = await join()
        last = assignment
        if (signal.aborted) return
        report.back()
        options.onAssigned(assignment)
        if ((await keep(assignment)) === 'rebalancing') await revoke(assignment)
        else options.onLost()
      } catch (error) {
        if (signal.aborted) return
        if (typeOf(error) === 'UNKNOWN_MEMBER_ID') memberId = ''
        if (!isAbsent(error)) report.away(error)
        await pause(RETRY_MS)
      }
    }
  }

  /** What Kafka says of it: true, false when it refuses the assignment. */
  async function accepted(request: () => Promise<unknown>): Promise<boolean> {
    try {
      await control.ask(request)
      return true
    } catch (error) {
      if (FENCED.has(typeOf(error) ?? '')) return false
      control.forget()
      throw error
    }
  }

  const running = run()
  return {
    holds: () => performance.now() - heardAt < sessionTimeoutMs * 0.8,
    stillOwner: (of) =>
      accepted(() =>
        beat(of).catch((error) => {
          if (typeOf(error) !== REBALANCING) throw error
        }),
      ),
    async commit({ generation, memberId: id }, stream, offset, metadata) {
      const { topic, partition } = placeOf(names, stream)
      const row = { partition, offset: String(offset), metadata }
      return accepted(async () => {
        const coordinator = await control.coordinator(groupId)
        const topics = [{ topic, partitions: [row] }]
        await coordinator.offsetCommit({ groupId, groupGenerationId: generation, memberId: id, topics })
      })
    },
    async close() {
      stop.abort()
      joining.close()
      await running
      if (!memberId) return
      const leaving = control.ask(async () => (await control.coordinator(groupId)).leaveGroup({ groupId, memberId }))
      await Promise.race([leaving.catch(() => {}), wait(1_000, undefined, { ref: false })])
    },
  }
}
