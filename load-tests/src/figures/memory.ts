/** Resident memory of the Node process after a quiet while (engines apart). */
import { readFileSync } from 'node:fs'
import type { Rig } from '../rig.ts'
import type { Figure } from '../stats.ts'

const QUIET_MS = 10_000

export async function idleMemory(rig: Rig): Promise<Figure[]> {
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${rig.pid}/status`, 'utf8'))?.[1])
  return [{ name: 'idle memory of the Node process', value: kilobytes / 1024, unit: 'MB', goal: '≤ 150 MB' }]
}
