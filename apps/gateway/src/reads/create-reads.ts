/**
 * Hydration: posts and accounts by id, in batches, through caches that hold viewer-less parts only.
 * Whoever writes forgets what it changed, at once; the lifetimes below only bound what others' writes (counters) may lag.
 */
import {
  type AuthorCounters,
  type FilterContext,
  type Graph,
  type Id,
  type Media,
  notFound,
  type OAuthApp,
  type Tweet,
} from '@rookery/contracts'
import { type RenderedAccount, renderAccount } from '../accounts/render-account.ts'
import type { GatewayContext } from '../context.ts'
import type { Links } from '../links.ts'
import { type Core, type Fragment, joinCore, renderFragment, type ViewerMarks } from '../statuses/render-status.ts'
import { createExpiringCache } from './expiring-cache.ts'
import { loadMarks } from './load-marks.ts'
import { createPersonalFacts, isPlain } from './personal-facts.ts'

const TWEET_LIFETIME = 2000
const ACCOUNT_LIFETIME = 2000
const APP_LIFETIME = 600_000

export interface Reads {
  /** Posts ready for any viewer; unknown ones, and those of hidden authors, are left out. Visibility is not asked here. */
  cores(ids: Iterable<Id>): Promise<Map<Id, Core>>
  /** Taken before a write, given to `coreOf` after it. */
  moment(): number
  /** The core of a post that a write has just answered; kept (see ExpiringCache.put), so that the next reader sees the same. */
  coreOf(tweet: Tweet, since: number): Promise<Core>
  accounts(ids: Iterable<Id>): Promise<Map<Id, RenderedAccount>>
  /**
   * What the viewer has done to these posts, and what their filters say of them in this context (null: in any); null for anonymous
   * readers. By the viewer's graph where it is at hand: finding it takes a round trip.
   */
  marks(viewer: Graph | Id | null, cores: Iterable<Core>, context?: FilterContext | null): Promise<ViewerMarks | null>
  /** True when it is known without asking that the viewer keeps no marks without counters and no filters. */
  isPlain(graph: Graph): boolean
  /** After the author's new post or boost: its counter, without reading it again. Does nothing for one known already. */
  countTweet(tweet: Tweet): void
  /** After a post was edited, deleted, liked, boosted or replied to. */
  forgetTweet(id: Id): void
  /** After a profile, a counter or the state of an account changed. */
  forgetAccount(id: Id): void
}

export function createReads(
  context: Pick<GatewayContext, 'users' | 'tweets' | 'graphs'>,
  links: Links,
  now?: () => number,
): Reads {
  const accounts = createExpiringCache<RenderedAccount>({
    lifetime: ACCOUNT_LIFETIME,
    maxEntries: 20_000,
    now,
    load: (ids) => loadAccounts(context, ids, links),
  })
  const apps = createExpiringCache<OAuthApp>({
    lifetime: APP_LIFETIME,
    maxEntries: 1000,
    now,
    load: (ids) => loadApps(context, ids),
  })
  const fragments = createExpiringCache<Fragment>({
    lifetime: TWEET_LIFETIME,
    maxEntries: 10_000,
    now,
    load: async (ids) => renderAll(await context.tweets.getTweets({ ids })),
  })
  const renderAll = async (tweets: Tweet[]): Promise<Map<Id, Fragment>> => {
    const people = await accounts.getMany(new Set(tweets.flatMap((tweet) => [tweet.authorId, ...tweet.mentionIds])))
    const known = await apps.getMany(new Set(tweets.flatMap((tweet) => tweet.appId ?? [])))
    const media = await loadMedia(context, new Set(tweets.flatMap((tweet) => tweet.mediaIds)))
    const rendered = new Map<Id, Fragment>()
    for (const tweet of tweets) {
      const author = people.get(tweet.authorId)
      const mentioned = tweet.mentionIds.flatMap((id) => people.get(id) ?? [])
      const app = tweet.appId === null ? null : (known.get(tweet.appId) ?? null)
      if (author) rendered.set(tweet.id, renderFragment(tweet, { author, mentioned, app, media }, links))
    }
    return rendered
  }
  const join = async (outer: Map<Id, Fragment>): Promise<Map<Id, Core>> => {
    const boostedIds: Id[] = []
    const authorIds = new Set<Id>()
    for (const { tweet } of outer.values()) {
      authorIds.add(tweet.authorId)
      if (tweet.boostOfId !== null) boostedIds.push(tweet.boostOfId)
    }
    const inner = boostedIds.length > 0 ? await fragments.getMany(boostedIds) : NO_FRAGMENTS
    for (const { tweet } of inner.values()) authorIds.add(tweet.authorId)
    return joinAll(outer, inner, await accounts.getMany(authorIds))
  }

  const factsOf = createPersonalFacts(context, now)

  return {
    cores: async (ids) => join(await fragments.getMany(ids)),
    moment: fragments.moment,
    async coreOf(tweet, since) {
      const fragment = (await renderAll([tweet])).get(tweet.id)
      if (!fragment) throw notFound()
      fragments.put(tweet.id, fragment, since)
      const core = (await join(new Map([[tweet.id, fragment]]))).get(tweet.id)
      if (!core) throw notFound()
      return core
    },
    accounts: (ids) => accounts.getMany(ids),
    async marks(viewer, shown, filterContext = null) {
      if (viewer === null) return null
      const graph = typeof viewer === 'number' ? await context.graphs.graphOf(viewer) : viewer
      return loadMarks(context, factsOf, graph, shown, filterContext)
    },
    isPlain(graph) {
      const facts = factsOf(graph)
      return !(facts instanceof Promise) && isPlain(facts)
    },
    countTweet(tweet) {
      if (fragments.peek(tweet.id)) return
      accounts.patch(tweet.authorId, ({ account, counters }) => {
        const statusesCount = (counters?.statusesCount ?? 0) + 1
        const lastStatusAt = Math.max(counters?.lastStatusAt ?? 0, tweet.createdAt)
        return renderAccount(account, { authorId: account.id, statusesCount, lastStatusAt }, links)
      })
    },
    forgetTweet: fragments.forget,
    forgetAccount: accounts.forget,
  }
}

function joinAll(outer: Map<Id, Fragment>, inner: Map<Id, Fragment>, people: Map<Id, RenderedAccount>): Map<Id, Core> {
  const cores = new Map<Id, Core>()
  for (const [id, fragment] of outer) {
    const author = people.get(fragment.tweet.authorId)
    if (author) cores.set(id, joinCore(fragment, author, boostedOf(fragment.tweet, inner, people)))
  }
  return cores
}

function boostedOf(boost: Tweet, inner: Map<Id, Fragment>, people: Map<Id, RenderedAccount>): Core | null {
  const fragment = boost.boostOfId === null ? undefined : inner.get(boost.boostOfId)
  const author = fragment && people.get(fragment.tweet.authorId)
  return fragment && author ? joinCore(fragment, author, null) : null
}

async function loadAccounts(context: Pick<GatewayContext, 'users' | 'tweets'>, ids: Id[], links: Links) {
  const [found, counters] = await Promise.all([
    context.users.getAccounts({ ids }),
    context.tweets.authorCounters({ authorIds: ids }),
  ])
  const byAuthor = new Map<Id, AuthorCounters>(counters.map((counter) => [counter.authorId, counter]))
  return new Map(found.map((account) => [account.id, renderAccount(account, byAuthor.get(account.id), links)]))
}

/** A second question only where there is something to ask for. */
export async function loadMedia(
  context: Pick<GatewayContext, 'tweets'>,
  ids: ReadonlySet<Id>,
): Promise<Map<Id, Media>> {
  const media = ids.size === 0 ? [] : await context.tweets.getMedia({ ids: [...ids] })
  return new Map(media.map((each) => [each.id, each]))
}

async function loadApps(context: Pick<GatewayContext, 'users'>, ids: Id[]): Promise<Map<Id, OAuthApp>> {
  const apps = await Promise.all(ids.map((appId) => context.users.findAppById({ appId })))
  return new Map(apps.flatMap((app) => (app ? [[app.id, app] as const] : [])))
}

const NO_FRAGMENTS = new Map<Id, Fragment>()
