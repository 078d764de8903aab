/** One post, as the viewer may see it on an explicit visit; everything that names a post by its id begins here. */
import { type Graph, type Id, maySee, notFound } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { type Core, renderStatus } from './render-status.ts'

/** Anonymous readers have no graph. */
export const graphFor = (edge: Pick<Edge, 'graphs'>, viewerId: Id | null): Promise<Graph | null> =>
  viewerId === null ? Promise.resolve(null) : edge.graphs.graphOf(viewerId)

/** 404 for what is not there and for what may not be seen: the answers do not differ. */
export async function findStatus(edge: Pick<Edge, 'graphs' | 'reads'>, viewerId: Id | null, id: Id): Promise<Core> {
  const [graph, found] = await Promise.all([graphFor(edge, viewerId), edge.reads.cores([id])])
  const core = found.get(id)
  if (!core || !maySee(graph, core.facts, 'single')) throw notFound()
  return core
}

/** The post itself where a boost was named: likes, boosts and replies concern what was boosted. */
export const originalOf = (core: Core): Core => core.boosted ?? core

/** As JSON for the viewer, with the marks as they are now. */
export const showStatus = async (edge: Pick<Edge, 'reads'>, viewerId: Id | null, core: Core): Promise<string> =>
  renderStatus(core, await edge.reads.marks(viewerId, [core]))
