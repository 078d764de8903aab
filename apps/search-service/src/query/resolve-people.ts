/** Puts ids in the place of names: `from:me`, `from:alice`, `mentions:@alice@this.host`. */
import type { Id } from '@rookery/contracts'
import type { Asked, AskedLeaf, Leaf, Query } from './types.ts'

interface Viewpoint {
  viewerId: Id | null
  /** Host of PUBLIC_URL: other hosts have nobody here. */
  localHost: string
  find(names: string[]): Promise<{ id: Id; username: string }[]>
}

/** A person whom nobody knows matches nothing. */
const NOBODY: Leaf = { kind: 'fact', fact: 'f/0' }

export async function resolvePeople(asked: Asked, { viewerId, localHost, find }: Viewpoint): Promise<Query> {
  const names = new Set(
    leavesOf(asked).flatMap((leaf) => (leaf.kind === 'person' ? (localName(leaf.name, localHost) ?? []) : [])),
  )
  names.delete('me')
  const found = names.size > 0 ? await find([...names]) : []
  const ids = new Map(found.map(({ id, username }) => [username.toLowerCase(), id]))
  if (viewerId !== null) ids.set('me', viewerId)
  return mapLeaves(asked, (leaf) => {
    if (leaf.kind !== 'person') return leaf
    const id = ids.get(localName(leaf.name, localHost) ?? '')
    return id === undefined ? NOBODY : { kind: 'fact', fact: `${leaf.role === 'from' ? 'f' : 'm'}/${id}` }
  })
}

function localName(name: string, localHost: string): string | null {
  const [username = '', host] = name.toLowerCase().split('@')
  return host === undefined || host === localHost.toLowerCase() ? username : null
}

export const leavesOf = <L extends AskedLeaf>(tree: L | Exclude<Asked, AskedLeaf>): AskedLeaf[] => {
  if (tree.kind === 'all' || tree.kind === 'any') return tree.of.flatMap((part) => leavesOf(part))
  return tree.kind === 'not' ? leavesOf(tree.of) : [tree]
}

function mapLeaves(tree: Asked, change: (leaf: AskedLeaf) => Leaf): Query {
  if (tree.kind === 'all' || tree.kind === 'any')
    return { kind: tree.kind, of: tree.of.map((part) => mapLeaves(part, change)) }
  return tree.kind === 'not' ? { kind: 'not', of: mapLeaves(tree.of, change) } : change(tree)
}
