/** The twin of claim.lua: a consumer's heartbeat. */
import { type Claim, type ClaimRequest, type Lease, REPLAY } from '../core/backend.ts'
import { START } from '../core/ids.ts'
import { type MemoryEngine, partitionsOf } from './engine.ts'

export function claim(engine: MemoryEngine, { group: spec, consumer, leaseMs }: ClaimRequest): Claim {
  const { state } = engine
  if (!state) return { status: 'absent' }
  const group = engine.groups.get(spec.name)
  if (!group) return { status: 'unknown' }
  if (group.status === 'detached') return { status: 'detached' }
  const time = performance.now()
  const leases = engine.leases.get(spec.name) ?? new Map<string, { owner: string; expires: number }>()
  engine.leases.set(spec.name, leases)

  const isMine = (owner: string | null) => owner?.startsWith(`${consumer}:`) ?? false
  /** One that ran out is free to others; its owner may still renew it if nobody came. */
  const holder = (name: string): string | null => {
    const lease = leases.get(name)
    return lease && (lease.expires > time || isMine(lease.owner)) ? lease.owner : null
  }
  const hold = (name: string, owner: string) => {
    leases.set(name, { owner, expires: time + leaseMs })
    return owner
  }
  const take = (name: string) => {
    engine.tokens += 1
    return hold(name, `${consumer}:${engine.tokens}:${state.incarnation}`)
  }
  /** Renews what is mine, takes what is free if `free` allows; the owner when it is mine then. */
  const keep = (name: string, free: boolean): string | null => {
    const owner = holder(name)
    if (isMine(owner)) return hold(name, owner!)
    return owner === null && free ? take(name) : null
  }

  if (group.status === 'backfill') {
    return { status: 'backfill', mine: keep('backfill', true) !== null, epoch: state.epoch, from: group.from }
  }

  const members = engine.members.get(spec.name) ?? new Map<string, number>()
  engine.members.set(spec.name, members.set(consumer, time))
  for (const [member, seen] of members) if (seen <= time - leaseMs) members.delete(member)
  const names = partitionsOf(spec.topics, state.partitions)
  const rank = [...members.keys()].sort().indexOf(consumer)
  const share = Math.floor(names.length / members.size) + (rank < names.length % members.size ? 1 : 0)

  let held = names.filter((name) => isMine(holder(name))).length
  const owned: Lease[] = []
  for (const name of names) {
    const wasMine = isMine(holder(name))
    const owner = keep(name, held < share)
    if (owner && !wasMine) held += 1
    if (owner) owned.push({ name, owner, offset: group.offsets.get(name) ?? START })
  }
  const replay = keep(REPLAY, true)
  if (replay) owned.push({ name: REPLAY, owner: replay, offset: START })
  return { status: 'ready', share, owned }
}
