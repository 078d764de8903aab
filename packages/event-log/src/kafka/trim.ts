/** Drops what every attached group has committed, and of `live` what is older than its window; detaches who is too far behind. */
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
  for (const topic of new Set(attached.flatMap(([, group]) => group.topics))) {
    const cuts = new Map<number, number>()
    for (let partition = 0; partition < state.partitions; partition++) {
      const offset = needed.get(partitionName(topic, partition))
      if (offset !== undefined) cuts.set(partition, offset)
    }
    await deleteBelow(session.admin, names.topic(topic), cuts)
  }
  await trimLive(session, window, now)
  return [...detached.keys()]
}

async function trimLive(session: Session, window: LiveWindow, now: number): Promise<void> {
  const { control, names } = session
  const topic = names.topic(LIVE)
  const newest = window.newest()
  const young = await offsetAt(control, topic, 0, now - window.maxAgeMs)
  const byAge = young ?? newest
  const wanted = Math.max(byAge ?? 0, window.cut() ?? 0)
  await deleteBelow(session.admin, topic, new Map([[0, newest === null ? wanted : Math.min(wanted, newest)]]))
}
