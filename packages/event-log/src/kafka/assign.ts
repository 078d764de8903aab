/** Shares a group's partitions evenly; whoever has one keeps it, as long as that is fair. */
import { AssignerProtocol } from 'kafkajs'
import { partitionName } from '../core/partitions.ts'

/** What each member says of itself when it joins. */
export interface Claims {
  memberId: string
  /** The generation in which it held `owned`: of two who claim the same, the later one is right. */
  generation: number
  owned: readonly string[]
}

export const PROTOCOL = 'rookery-keep'
const VERSION = 1

/** Every partition to one member. Counts differ by one at most. The first of `partitions` is moved last. */
export function share(partitions: readonly string[], members: readonly Claims[]): Map<string, string[]> {
  const floor = Math.floor(partitions.length / members.length)
  let extra = partitions.length % members.length
  const shares = new Map(members.map(({ memberId }): [string, string[]] => [memberId, []]))
  const mayTake = (of: readonly string[]) => of.length < floor || (of.length === floor && extra > 0)
  const give = (partition: string, of: string[]) => {
    if (of.length === floor) extra -= 1
    of.push(partition)
  }
  const homeless: string[] = []
  const newestFirst = [...members].sort((a, b) => b.generation - a.generation)
  for (const partition of partitions) {
    const owner = newestFirst.find(({ owned }) => owned.includes(partition))
    const of = owner && shares.get(owner.memberId)!
    if (of && mayTake(of)) give(partition, of)
    else homeless.push(partition)
  }
  const inOrder = [...shares].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of)
  for (const partition of homeless) {
    const of = inOrder.filter(mayTake).reduce((a, b) => (b.length < a.length ? b : a))
    give(partition, of)
  }
  return shares
}

export const encodeClaims = (topics: readonly string[], { generation, owned }: Omit<Claims, 'memberId'>): Buffer =>
  AssignerProtocol.MemberMetadata.encode({
    version: VERSION,
    topics: [...topics],
    userData: Buffer.from(JSON.stringify({ generation, owned })),
  })

export function decodeClaims(memberId: string, metadata: Buffer): Claims {
  const userData = AssignerProtocol.MemberMetadata.decode(metadata)?.userData.toString()
  return { memberId, ...(JSON.parse(userData || '{"generation":0,"owned":[]}') as Omit<Claims, 'memberId'>) }
}

/** `toTopic`: Kafka's name of a topic. */
export function encodeShare(streams: readonly string[], toTopic: (name: string) => string): Buffer {
  const assignment: Record<string, number[]> = {}
  for (const stream of streams) {
    const colon = stream.lastIndexOf(':')
    const topic = toTopic(stream.slice(0, colon))
    assignment[topic] = [...(assignment[topic] ?? []), Number(stream.slice(colon + 1))]
  }
  return AssignerProtocol.MemberAssignment.encode({ version: VERSION, assignment, userData: Buffer.of() })
}

/** `names`: the group's topics. */
export function decodeShare(bytes: Buffer, names: readonly string[], toTopic: (name: string) => string): string[] {
  const assignment = AssignerProtocol.MemberAssignment.decode(bytes)?.assignment ?? {}
  return names.flatMap((name) => (assignment[toTopic(name)] ?? []).map((id) => partitionName(name, id)))
}
