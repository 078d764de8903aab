/** Waiting until a group has acknowledged everything that is in the log now. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ConsumerGroupSpec } from '@rookery/contracts'
import type { ConsumerBackend } from './backend.ts'
import { compareIds, START } from './ids.ts'
import { parsePartition } from './partitions.ts'

const POLL_MS = 10

/** Whichever consumers of the group do it. A log that was made anew meanwhile is awaited as it stands then. */
export async function caughtUp(backend: ConsumerBackend, group: ConsumerGroupSpec, signal: AbortSignal): Promise<void> {
  const isOurs = ([name]: [string, string]) => (group.topics as readonly string[]).includes(parsePartition(name).topic)
  const measure = async () => {
    const { incarnation, offsets } = await backend.offsets(group.name)
    return { incarnation, offsets, tops: [...(await backend.tops())].filter(isOurs) }
  }
  let goal = await measure()
  for (let now = goal; ; ) {
    if (now.incarnation !== goal.incarnation) goal = now
    const ready = now.incarnation !== null && now.offsets.get('status') === 'ready'
    if (ready && goal.tops.every(([name, top]) => compareIds(now.offsets.get(name) ?? START, top) >= 0)) return
    await wait(POLL_MS, undefined, { signal })
    const { incarnation, offsets } = await backend.offsets(group.name)
    now = incarnation === goal.incarnation ? { incarnation, offsets, tops: goal.tops } : await measure()
  }
}
