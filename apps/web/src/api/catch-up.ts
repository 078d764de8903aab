/** Re-reads home after a gap, downwards until it meets what is known: misses nothing, doubles nothing, moves nothing. */
import type { QueryClient } from '@tanstack/react-query'
import type { Status } from './problem.ts'
import {
  arrive,
  dropFromHome,
  HOME_KEY,
  knownHome,
  liveOf,
  newestFirst,
  patchStatus,
  replaceHome,
} from './status-cache.ts'

/** A page of home below `maxId`, newest first. */
export type LoadHome = (params: { limit: number; maxId?: string }) => PromiseLike<Status[]>

const PAGE = 40
/** Beyond this many pages a gap is not bridged: home starts anew. */
const MAX_PAGES = 10
/** A post younger than this may be live before it is in home: that it is missing there means nothing yet. */
const SETTLED_MS = 60_000

export async function catchUp(client: QueryClient, load: LoadHome, visible: () => boolean): Promise<void> {
  // A first read that is under way is what there is to compare with; without any, the next read is complete anyway.
  if (!client.getQueryData(HOME_KEY)) await client.refetchQueries({ queryKey: HOME_KEY }, { cancelRefetch: false })
  if (!client.getQueryData(HOME_KEY)) return
  const before = new Map(knownHome(client).map((status) => [status.id, status]))
  const fresh = await readUntilKnown(load, before)
  const newest = fresh[0]
  const oldest = fresh.at(-1)
  if (!newest || !oldest) return
  if (before.size > 0 && !fresh.some(({ id }) => before.has(id))) return replaceHome(client, fresh)

  const still = new Set(fresh.map(({ id }) => id))
  const settled = Date.parse(newest.createdAt) - SETTLED_MS
  const missing = [...before.values()].filter(
    (status) => !still.has(status.id) && newestFirst(status, oldest) <= 0 && Date.parse(status.createdAt) < settled,
  )
  dropFromHome(client, new Set(missing.map(({ id }) => id)))
  const show = visible()
  for (const status of fresh.reverse()) {
    if (liveOf(client).gone.has(status.id)) continue
    if (before.has(status.id)) patchStatus(client, status.id, () => status)
    else arrive(client, status, show)
  }
}

/** Everything from the top to the lowest known post, or as far as it goes. What is below has not been paged in yet. */
async function readUntilKnown(load: LoadHome, known: ReadonlyMap<string, Status>): Promise<Status[]> {
  const lowest = [...known.values()].sort(newestFirst).at(-1)
  const fresh: Status[] = []
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await load({ limit: PAGE, maxId: fresh.at(-1)?.id })
    fresh.push(...page)
    const last = page.at(-1)
    if (!last || !lowest || newestFirst(last, lowest) >= 0) break
  }
  return lowest ? fresh.filter((status) => newestFirst(status, lowest) <= 0) : fresh
}
