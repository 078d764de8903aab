/** Blocks, for everything that shows people or what they did; posts ask maySee, which asks this. */
import type { Id } from '../ids.ts'
import type { Graph } from './post-facts.ts'

/** Does a block, in whichever direction, stand between the viewer (`null`: not signed in) and the account? */
export const isApart = (graph: Graph | null, accountId: Id): boolean =>
  graph !== null && (graph.blocking.has(accountId) || graph.blockedBy.has(accountId))
