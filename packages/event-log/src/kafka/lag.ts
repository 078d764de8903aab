/** How far a group came: marks in its commits against the tops that the writer notes. A subtraction, trimmed or not. */
import { partitionName } from '../core/partitions.ts'
import type { Line } from './line.ts'
import type { Names } from './names.ts'
import { type Committed, readCommits } from './offsets.ts'
import type { GroupState, LogState } from './states.ts'

/** By stream: what the group committed of this very log. */
export async function readMarks(
  control: Line,
  names: Names,
  state: LogState,
  name: string,
  group: Pick<GroupState, 'topics' | 'base'>,
): Promise<Map<string, Committed>> {
  const partitions = Array.from({ length: state.partitions }, (_, i) => i)
  const marks = new Map<string, Committed>()
  for (const topic of group.topics) {
    const commits = await readCommits(control, names.group(name), names.topic(topic), partitions)
    for (const [partition, committed] of commits) {
      const stream = partitionName(topic, partition)
      // Older than where it was noted last: of a time before it was detached.
      const isOurs = committed.mark.incarnation === state.incarnation && committed.mark.count >= baseOf(group, stream)
      if (isOurs) marks.set(stream, committed)
    }
  }
  return marks
}

export const baseOf = (group: Pick<GroupState, 'base'>, stream: string): number => group.base[stream] ?? 0

/** Events not yet committed, by stream. */
export function groupLag(
  state: LogState,
  group: Pick<GroupState, 'topics' | 'base'>,
  marks: ReadonlyMap<string, Committed>,
): Map<string, number> {
  const lags = new Map<string, number>()
  for (const topic of group.topics) {
    for (let partition = 0; partition < state.partitions; partition++) {
      const stream = partitionName(topic, partition)
      const done = marks.get(stream)?.mark.count ?? baseOf(group, stream)
      lags.set(stream, Math.max(0, (state.tops.get(stream)?.count ?? 0) - done))
    }
  }
  return lags
}

export const sumOf = (lags: ReadonlyMap<string, number>): number => [...lags.values()].reduce((a, b) => a + b, 0)
