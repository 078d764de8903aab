/** Keeps audiences registered under whom their viewers follow, or have in a list, now. */
import type { Id } from '@rookery/contracts'
import type { Audience, StreamingDeps } from './ports.ts'
import type { Registry } from './registry.ts'

const NO_TAGS: ReadonlySet<string> = new Set()

type Deps = Pick<StreamingDeps, 'graphs' | 'loadList'> & {
  registry: Registry
  /** Whoever cannot be refreshed has to come back. */
  onFailure(audience: Audience, error: unknown): void
}

/** One read at a time for each audience; another one when something changed meanwhile. Never rejects. */
export function createRefreshes({
  graphs,
  loadList,
  registry,
  onFailure,
}: Deps): (audience: Audience) => Promise<void> {
  const running = new Map<Audience, { again: boolean; done: Promise<void> }>()

  const read = async (audience: Audience) => {
    const { viewerId, listId } = audience
    if (listId === null) {
      const { following, followedTags } = await graphs.graphOf(viewerId)
      registry.follow(audience, [viewerId, ...following.values], followedTags)
      return
    }
    const found = await loadList({ accountId: viewerId, listId })
    const members = new Set<Id>(found?.memberIds)
    audience.rules = found && { accountId: viewerId, repliesPolicy: found.list.repliesPolicy, members }
    registry.follow(audience, members, NO_TAGS)
  }

  return (audience) => {
    const already = running.get(audience)
    if (already) {
      already.again = true
      return already.done
    }
    const state = { again: true, done: Promise.resolve() }
    running.set(audience, state)
    const run = async () => {
      try {
        while (state.again) {
          state.again = false
          await read(audience)
        }
      } finally {
        // In the same tick as the last look at `again`, so that nobody joins a run that is over.
        running.delete(audience)
      }
    }
    state.done = run().catch((error) => onFailure(audience, error))
    return state.done
  }
}
