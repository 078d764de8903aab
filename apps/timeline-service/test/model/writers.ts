// The actors that change the truth, and those that carry it into the caches: the service's real consumers and jobs.
import type { Id, TagFollowed, TweetEdited, TweetPosted, UserFollowed } from '@rookery/contracts'
import { homeKey } from '@rookery/redis/home-timeline'
import { dispatchPosts } from '../../src/fan-out/dispatch-posts.ts'
import { fanOutRange } from '../../src/fan-out/fan-out-range.ts'
import type { FanOutJob } from '../../src/fan-out/job-catalogue.ts'
import { mergeFollows } from '../../src/follows/merge-follows.ts'
import { appendOwn } from '../../src/home/append-own.ts'
import type { Actor } from './scheduler.ts'
import type { Row } from './tables.ts'
import { alterTagMerge, purge } from './variants.ts'
import { PEOPLE, type World } from './world.ts'

const HOUR = 3_600_000

/** Actors that FLUSHALL may take with it: their jobs lie in Redis. */
export const carriers = new WeakMap<World, Map<Actor, readonly string[]>>()

/** Runs work of the log or the queue until it succeeds, sometimes twice; steps may fail before or after their effect. */
function carry(world: World, name: string, keys: readonly string[], work: (actor: Actor) => Promise<void>): void {
  const { random, scheduler } = world
  const held = carriers.get(world) ?? new Map<Actor, readonly string[]>()
  carriers.set(world, held)
  let attempts = 0
  for (const key of keys) world.begin(key)
  const actor = scheduler.spawn(
    name,
    async (self) => {
      for (let runs = random.chance(0.1) ? 2 : 1; runs > 0; ) {
        try {
          await work(self)
          runs--
        } catch (error) {
          if (attempts++ > 20) throw error
        }
      }
      held.delete(self)
      for (const key of keys) world.finish(key)
    },
    { slowness: random.pick([0, 0, 0.5, 0.95]), fails: () => (attempts < 3 ? 0.04 : 0) },
  )
  held.set(actor, keys)
}

/** FLUSHALL: caches and flags are gone, and with them jobs. */
export async function flushAll(world: World): Promise<void> {
  await world.caches.flushAll()
  loseJobs(world)
}

/** Some of those that were not done yet. */
export function loseJobs(world: World): void {
  for (const [actor, keys] of carriers.get(world) ?? []) {
    if (!world.random.chance(0.5)) continue
    world.scheduler.kill(actor)
    carriers.get(world)!.delete(actor)
    for (const key of keys) world.finish(key)
  }
}

export function listenForJobs(world: World): void {
  const known = new Set<string>()
  world.onJobs((jobs: readonly FanOutJob[]) => {
    for (const job of jobs) {
      const id = job.opts.jobId!
      if (known.has(id)) continue
      known.add(id)
      const keys = job.data.entries.map((entry) => `post ${entry.tweetId}`)
      carry(world, `job ${id}`, keys, async (actor) => {
        await fanOutRange(world.contextOf(actor), job.data)
        known.delete(id)
      })
    }
  })
}

export function post(world: World, authorId: Id): void {
  const { random, scheduler, tables } = world
  scheduler.spawn(`post by ${authorId}`, async (actor) => {
    const original = random.chance(0.3) ? random.pick([null, ...tables.posts.values()]) : null
    const boosted = original && original.boostOfId === null && original.visibility === 'public' ? original : null
    const backdated = boosted === null && random.chance(0.08)
    // The id is given before the commit: others may overtake in between.
    const id = await actor.step('id', () => world.nextId(backdated ? random.int(2, 60) * HOUR : 0))
    const row: Row = {
      id,
      authorId,
      visibility: boosted ? 'public' : random.pick(['public', 'public', 'public', 'followers', 'direct'] as const),
      boostOfId: boosted?.id ?? null,
      boostOfAuthorId: boosted?.authorId ?? null,
      mentionIds: boosted ? [] : PEOPLE.filter((person) => person !== authorId && random.chance(0.2)),
      inReplyToAccountId: !boosted && random.chance(0.15) ? random.pick(PEOPLE) : null,
      tags: boosted ? [] : someTags(world),
      language: null,
    }
    const committed = await actor.step(`commit ${JSON.stringify(row)}`, () => {
      const gone = row.boostOfId !== null && !tables.posts.has(row.boostOfId)
      const twice = [...tables.posts.values()].some(
        (other) => other.boostOfId !== null && other.boostOfId === row.boostOfId && other.authorId === authorId,
      )
      if (gone || twice) return false
      tables.posts.set(id, row)
      world.begin(`post ${id}`)
      return true
    })
    if (!committed) return
    const position = { epoch: 1, lsn: id, index: 0 }
    const facts = { ...row, tweetId: id, inReplyToId: null, createdAt: 0 }
    const event: TweetPosted = { ...facts, type: 'tweet.posted', v: 1, position, at: world.clock.now() }
    // As after a crash of the consumer: the batch before comes again, with this post in it.
    const batch = [...(random.chance(0.3) ? world.delivered.slice(-random.int(1, 3)) : []), event]
    world.delivered.push(event)
    carry(world, `dispatch ${id}`, [`post ${id}`], (self) => dispatchPosts(world.contextOf(self), batch))
    world.finish(`post ${id}`)
    if (random.chance(0.7)) {
      const entry = { tweetId: id, authorId, boostOfId: row.boostOfId ?? 0 }
      await appendOwn(world.contextOf(actor), { readerId: authorId, entry })
    }
  })
}

export const TAGS = ['rooks', 'crows']
const someTags = ({ random }: World) => TAGS.filter(() => random.chance(0.2))

/** An edit may give a post hashtags, or take them; of a direct one, mentions. */
export function retag(world: World): void {
  const { random, scheduler, tables } = world
  const row = random.pick([null, ...tables.posts.values()])
  if (!row || row.boostOfId !== null) return
  scheduler.spawn(`edit ${row.id}`, (actor) =>
    actor.step('commit', () => {
      const present = tables.posts.get(row.id)
      if (!present) return
      const mentionIds = PEOPLE.filter((person) => person !== row.authorId && random.chance(0.3))
      const direct = present.visibility === 'direct'
      const edited = { ...present, tags: someTags(world), ...(direct && { mentionIds }) }
      tables.posts.set(row.id, edited)
      const position = { epoch: 1, lsn: world.nextId(), index: 0 }
      const facts = { ...edited, tweetId: row.id, inReplyToId: null, createdAt: 0, editedAt: 1 }
      const event: TweetEdited = { ...facts, type: 'tweet.edited', v: 1, position, at: world.clock.now() }
      carry(world, `dispatch edit of ${row.id}`, [`post ${row.id}`], (self) =>
        world.variant === 'edits that give hashtags not fanned out'
          ? Promise.resolve()
          : dispatchPosts(world.contextOf(self), [event]),
      )
    }),
  )
}

export function toggleTag(world: World, accountId: Id): void {
  const tag = world.random.pick(TAGS)
  world.scheduler.spawn(`${accountId} and #${tag}`, (actor) =>
    actor.step('commit', () => {
      if (!world.tables.toggleTag(accountId, tag)) return
      const position = { epoch: 1, lsn: world.nextId(), index: 0 }
      const event: TagFollowed = { type: 'tag.followed', v: 1, position, at: world.clock.now(), accountId, tag }
      if (world.variant === 'no merge of a followed hashtag') return
      carry(world, `merge ${accountId}<#${tag}`, [`tag ${accountId}#${tag}`], (self) => {
        const context = world.contextOf(self)
        const timelines = alterTagMerge(context.timelines, world.variant)
        return mergeFollows({ ...context, timelines }, [event])
      })
    }),
  )
}

export function follow(world: World, accountId: Id, targetId: Id): void {
  const { tables, scheduler } = world
  if (accountId === targetId || tables.follows(accountId, targetId)) return
  if (tables.blocks(accountId, targetId) || tables.blocks(targetId, accountId)) return
  scheduler.spawn(`${accountId} follows ${targetId}`, (actor) =>
    actor.step('commit', () => {
      if (tables.blocks(accountId, targetId) || tables.blocks(targetId, accountId)) return
      tables.follow(accountId, targetId)
      const position = { epoch: 1, lsn: world.nextId(), index: 0 }
      const event: UserFollowed = {
        type: 'user.followed',
        v: 1,
        position,
        at: world.clock.now(),
        accountId,
        targetId,
        showBoosts: true,
      }
      carry(world, `merge ${accountId}<${targetId}`, [`edge ${accountId}>${targetId}`], (self) =>
        mergeFollows(world.contextOf(self), [event]),
      )
    }),
  )
}

export function unfollow(world: World, accountId: Id, targetId: Id): void {
  world.scheduler.spawn(`${accountId} unfollows ${targetId}`, (actor) =>
    actor.step('commit', () => {
      world.tables.unfollow(accountId, targetId)
      if (world.variant !== 'purge job on unfollow') return
      carry(world, `purge ${accountId}<${targetId}`, [`edge ${accountId}>${targetId}`], (self) =>
        self.step('purge', () => purge(world.caches.timelines, homeKey(accountId), targetId)),
      )
    }),
  )
}
