/** Groups as Mastodon answers them: people and posts once each, beside the groups that refer to them. */
import { timeOfId } from '@rookery/contracts'
import type { NotificationGroup } from '@rookery/contracts/mastodon'
import type { Edge } from '../edge.ts'
import { renderStatus } from '../statuses/render-status.ts'
import type { Group } from './read-groups.ts'

/** People shown of a group. */
const SAMPLE = 8

/** JSON. `partial`: the client also expects the list of accounts that are only avatars; all of ours are in full. */
export async function renderGroups(
  edge: Pick<Edge, 'reads'>,
  groups: readonly Group[],
  { partial = false } = {},
): Promise<string> {
  // Some may be suspended or gone.
  const candidates = groups.map(({ actorIds }) => actorIds.slice(0, 2 * SAMPLE))
  const people = await edge.reads.accounts(new Set(candidates.flat()))
  const samples = candidates.map((ids) => ids.filter((id) => people.has(id)).slice(0, SAMPLE))
  const accounts = [...new Set(samples.flat())].map((id) => people.get(id)!.json)
  const statuses = new Map<number, string>()
  for (const { shown } of groups) {
    const { core, marks } = shown
    if (core && !statuses.has(core.tweet.id)) statuses.set(core.tweet.id, renderStatus(core, marks))
  }
  const rendered = groups.map((group, at) => presentGroup(group, samples[at]!))
  const groupsJson = JSON.stringify(rendered)
  return `{"accounts":[${accounts.join(',')}],${partial ? '"partial_accounts":[],' : ''}"statuses":[${[...statuses.values()].join(',')}],"notification_groups":${groupsJson}}`
}

function presentGroup({ key, shown, ...group }: Group, sample: readonly number[]): NotificationGroup {
  return {
    group_key: key,
    notifications_count: group.count,
    type: shown.notification.kind,
    most_recent_notification_id: String(group.newestId),
    page_min_id: String(group.pageOldestId),
    page_max_id: String(group.newestId),
    latest_page_notification_at: new Date(timeOfId(group.newestId)).toISOString(),
    sample_account_ids: sample.map(String),
    ...(shown.core ? { status_id: String(shown.core.tweet.id) } : {}),
  }
}
