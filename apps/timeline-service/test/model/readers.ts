// The actors that read, and what is demanded of every page: while things happen, and when all is quiet.
import { type Id, maySee, type Paging, type PostFacts, type TimelineEntry } from '@rookery/contracts'
import { viewerGraph } from '@rookery/redis'
import { readHomePage } from '../../src/home/read-home-page.ts'
import type { Row } from './tables.ts'
import { shown, truth } from './truth.ts'
import { PEOPLE, type World } from './world.ts'

export class Wrong extends Error {}

const demand = (holds: boolean, what: string) => {
  if (!holds) throw new Wrong(what)
}

/** One page at any moment. Redis may fail under it; then PostgreSQL answers. */
export function readAtAnyMoment(world: World, reader: Id): void {
  const { random, scheduler, tables } = world
  const failing = (label: string) => (/^(redis|flags)/.test(label) ? 0.02 : 0)
  scheduler.spawn(
    `read by ${reader}`,
    async (actor) => {
      const paging = somePaging(world)
      const graphBefore = tables.graphVersion(reader)
      const expected = [...tables.posts.values()].filter(
        (row) => shown(tables, reader, row) && settled(world, reader, row),
      )
      const context = world.contextOf(actor)
      const page = await readHomePage(context, world.rebuilderOf(context), { readerId: reader, ...paging })
      const asked = `${reader} asked for ${JSON.stringify(paging)} and got ${JSON.stringify(page)}`
      demandOrder(page.entries, paging, asked)
      demand(page.exhausted || page.entries.length === paging.limit, `a short page: ${asked}`)
      if (tables.graphVersion(reader) !== graphBefore) return
      demandBelonging(world, reader, page.entries, asked)
      const got = new Set(page.entries.map((entry) => entry.tweetId))
      const [from, to] = covered(page.entries, paging, page.exhausted)
      for (const row of expected) {
        const { id, boostOfId } = row
        // Deleted or edited meanwhile: who knows which of the two was read.
        if (id < from || id > to || boostOfId !== null || tables.posts.get(id) !== row) continue
        demand(got.has(id), `${id} is missing: ${asked}`)
      }
    },
    { fails: failing, slowness: random.pick([0, 0, 0.8]) },
  )
}

function somePaging({ random, tables }: World): Paging {
  const limit = random.int(1, 6)
  const some = () => random.pick([0, ...tables.posts.keys()])
  switch (random.int(0, 4)) {
    case 0:
      return { limit, maxId: some() }
    case 1:
      return { limit, minId: some() }
    case 2:
      return { limit, sinceId: some() }
    default:
      return { limit }
  }
}

/** Between which ids, both included, the page claims to be whole. */
function covered(entries: readonly TimelineEntry[], paging: Paging, exhausted: boolean): [Id, Id] {
  const top = (paging.maxId ?? Number.POSITIVE_INFINITY) - 1
  if (paging.minId !== undefined) return [paging.minId + 1, exhausted ? top : entries[0]!.tweetId]
  return [exhausted ? (paging.sinceId ?? -1) + 1 : entries.at(-1)!.tweetId, top]
}

function demandOrder(entries: readonly TimelineEntry[], { maxId, minId, sinceId, limit }: Paging, asked: string) {
  demand(entries.length <= limit, `too many: ${asked}`)
  entries.forEach(({ tweetId }, index) => {
    demand(index === 0 || tweetId < entries[index - 1]!.tweetId, `not in order: ${asked}`)
    demand(tweetId < (maxId ?? Number.POSITIVE_INFINITY), `out of bounds: ${asked}`)
    demand(tweetId > (minId ?? sinceId ?? -1), `out of bounds: ${asked}`)
  })
}

/** What an entry alone can tell must have been filtered. */
function demandBelonging({ tables }: World, reader: Id, entries: readonly TimelineEntry[], asked: string) {
  for (const { authorId, tweetId } of entries) {
    if (authorId === reader) continue
    // Whoever follows hashtags gets a superset: only the post tells whether one of them brought it.
    const known = tables.follows(reader, authorId) || tables.followsTags(reader)
    demand(known, `${tweetId} by a stranger: ${asked}`)
    const hidden = tables.blocks(reader, authorId) || tables.blocks(authorId, reader) || tables.mutes(reader, authorId)
    demand(!hidden, `${tweetId} by somebody hidden: ${asked}`)
  }
}

/** Nothing is on its way for this post and this reader any more. */
const settled = (world: World, reader: Id, row: Row): boolean =>
  !world.pending(`post ${row.id}`) &&
  !world.pending(`edge ${reader}>${row.authorId}`) &&
  !row.tags.some((tag) => world.pending(`tag ${reader}#${tag}`))

/** When all is quiet every reader pages through everything, first perhaps cold, then warm, down and up. */
export function readEverything(world: World): void {
  world.scheduler.spawn('last readers', async (actor) => {
    const context = world.contextOf(actor)
    for (const round of ['first', 'warm', 'warm again']) {
      world.clock.advance(11_000)
      for (const reader of PEOPLE) {
        const rebuilder = world.rebuilderOf(context)
        const wanted = truth(world.tables, reader)
        for (const direction of ['down', 'up'] as const) {
          const limit = world.random.int(1, 7)
          const got: Id[] = []
          let paging: Paging = direction === 'down' ? { limit } : { limit, minId: 0 }
          for (let exhausted = false; !exhausted; ) {
            const page = await readHomePage(context, rebuilder, { readerId: reader, ...paging })
            const asked = `${reader} asked ${round} for ${JSON.stringify(paging)} and got ${JSON.stringify(page)}`
            demandOrder(page.entries, paging, asked)
            demandBelonging(world, reader, page.entries, asked)
            demand(page.exhausted || page.entries.length === limit, `a short page: ${asked}`)
            const ids = page.entries.map((entry) => entry.tweetId).filter((id) => hydrated(world, reader, id))
            got.push(...(direction === 'down' ? ids : ids.reverse()))
            const last = direction === 'down' ? page.entries.at(-1) : page.entries[0]
            if (last) paging = direction === 'down' ? { limit, maxId: last.tweetId } : { limit, minId: last.tweetId }
            exhausted = page.exhausted
          }
          if (direction === 'up') got.reverse()
          demand(
            JSON.stringify(got) === JSON.stringify(wanted),
            `${reader}, ${round}, ${direction} by ${limit}\n  wanted ${wanted}\n  got    ${got}`,
          )
        }
        await rebuilder.idle()
      }
    }
  })
}

/** What the gateway does after the skeleton: deleted posts drop out, and maySee decides. */
function hydrated({ tables }: World, reader: Id, id: Id): boolean {
  const row = tables.posts.get(id)
  if (!row) return false
  const original = row.boostOfId === null ? undefined : (tables.posts.get(row.boostOfId) ?? null)
  const facts: PostFacts = original === undefined ? row : { ...row, boosted: original }
  return maySee(viewerGraph(tables.graphArrays(reader)), facts, 'home')
}
