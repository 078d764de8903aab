/** A notification as JSON text, joined from texts that are rendered already. */
import { type Graph, type Notification, timeOfId } from '@rookery/contracts'
import { renderStatus } from '../statuses/render-status.ts'
import { type Shown, type VisibleEdge, visibleOf } from './visible.ts'

export function renderNotification({ notification, account, core, marks }: Shown): string {
  const { id, kind, groupKey } = notification
  const head = { id: String(id), type: kind, created_at: new Date(timeOfId(id)).toISOString(), group_key: groupKey }
  const status = core === null ? '' : `,"status":${renderStatus(core, marks)}`
  return `${JSON.stringify(head).slice(0, -1)},"account":${account.json}${status}}`
}

/** For its recipient as the graph has it; null when it may not be seen. */
export async function renderVisible(
  edge: VisibleEdge,
  graph: Graph,
  notification: Notification,
): Promise<string | null> {
  const [shown] = await visibleOf(edge, graph, [notification])
  return shown ? renderNotification(shown) : null
}
