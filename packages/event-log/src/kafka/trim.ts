/** Drops what every attached group has committed, and of `live` what is older than its window; detaches who is too far behind. */
import { TOPICS } from '@rookery/contracts'
import { LIVE, partitionName } from '../core/partitions.ts'
import { groupLag, readMarks } from './lag.ts'
import type { LiveWindow } from './live-window.ts'
import { deleteBelow, offsetAt } from './offsets.ts'
import type { Session } from './session.ts'
import type { GroupState } from './states.ts'

export interface TrimOptions {
  maxLag: number
  window: LiveWindow
  now: number
}

/** Returns the names of the groups it detached. */
export async function trim(session: Session, { maxLag, window, now }: TrimOptions): Promise<string[]> {
  await session.verify()
  const { state, board, control, names } = session
  const attached = [...board.groups()].filter(([, { status }]) => status !== 'detached')
  const detached = new Map<string, GroupState>()
  /** The lowest offset that somebody still needs, by partition. */
  const needed = new Map<string, number>()
  for (const [name, group] of attached) {
    const marks = await readMarks(control, names, state, name, group)
    const lags = groupLag(state, group, marks)
    if ([...lags.values()].some((lag) => lag > maxLag)) {
      detached.set(name, { ...group, status: 'detached' })
      continue
    }
    for (const stream of lags.keys()) {
      const offset = marks.get(stream)?.offset ?? 0
      needed.set(stream, Math.min(offset, needed.get(stream) ?? Number.POSITIVE_INFINITY))
    }
  }
  await session.writeGroups(detached)
  for (const topic of TOPICS) {
    const cuts = new Map<number, number>()
    for (let partition = 0; partition < state.partitions; partition++) {
      // What nobody needs goes altogether.
      cuts.set(partition, needed.get(partitionName(topic, partition)) ?? Number.POSITIVE_INFINITY)
    }
    await deleteBelow(control, names.topic(topic), cuts)
  }
  await trimLive(session, window, now)
  return [...detached.keys()]
}

/** What this session wrote it knows by the record; what is older, Kafka finds by its time. */
async function trimLive(session: Session, window: LiveWindow, now: number): Promise<void> {
  const { control, names } = session
  const topic = names.topic(LIVE)
  const since = now - window.maxAgeMs
  const young = await offsetAt(control, topic, 0, since)
  const wanted = Math.max(young ?? 0, window.cut(since) ?? 0)
  await deleteBelow(control, topic, new Map([[0, wanted]]))
}
