// HomeTimelines on Redis: each operation one Lua call, sent by its hash (EVALSHA), or one plain command.
import { type AnyRedis, isCluster } from '../client.ts'
import { JOBS_RUN_KEY } from '../keys.ts'
import { packAscending, packEntries, unpackTimeline } from './format.ts'
import { DEFAULT_SIZES, type HomeTimelines, OPENED, type TimelineSizes } from './home-timelines.ts'
import { TIMELINE_PATTERNS } from './keys.ts'
import { APPEND } from './lua/append.ts'
import { CUT } from './lua/cut.ts'
import { FINISH } from './lua/finish.ts'
import { MERGE } from './lua/merge.ts'
import { OPEN } from './lua/open.ts'

type Argument = string | number | Buffer
type Script = (...args: Argument[]) => Promise<number>
type Scripts = Record<'timelineOpen' | 'timelineMerge' | 'timelineFinish' | 'timelineCut', Script>

/**
 * Defines the scripts on the connection and answers the port. Errors are those of ioredis.
 * @param redis its `keyPrefix` must be empty: hash tags and SCAN patterns name whole keys
 */
export function createRedisHomeTimelines(redis: AnyRedis, sizes: TimelineSizes = DEFAULT_SIZES): HomeTimelines {
  redis.defineCommand('timelineOpen', { numberOfKeys: 1, lua: OPEN })
  redis.defineCommand('timelineMerge', { numberOfKeys: 1, lua: MERGE })
  redis.defineCommand('timelineFinish', { numberOfKeys: 1, lua: FINISH })
  redis.defineCommand('timelineCut', { numberOfKeys: 1, lua: CUT })
  const scripts = redis as unknown as Scripts
  const { keep, slack, ttlSeconds } = sizes
  const cutAbove = keep + slack
  const appendTo = isCluster(redis) ? appendOnCluster(redis) : appendOnServer(redis)

  return {
    async open(key, generation, staleBefore) {
      return OPENED[await scripts.timelineOpen(key, generation, staleBefore, ttlSeconds)]!
    },
    async append(keys, entries, options = {}) {
      if (keys.length === 0 || entries.length === 0) return 0
      const unsorted = options.unsorted ? 1 : 0
      return appendTo(keys, packEntries(entries), unsorted, keep, cutAbove)
    },
    async merge(key, entries, floorAtLeast) {
      return (await scripts.timelineMerge(key, packAscending(entries), floorAtLeast, keep, cutAbove)) === 1
    },
    async finish(key, generation, entries, floor) {
      return (await scripts.timelineFinish(key, generation, packAscending(entries), floor, keep, cutAbove)) === 1
    },
    async cut(key) {
      await scripts.timelineCut(key, keep)
    },
    async load(key) {
      const bytes = await redis.getexBuffer(key, 'EX', ttlSeconds)
      return bytes ? unpackTimeline(bytes) : null
    },
    async drop(keys) {
      await Promise.all(keys.map((key) => redis.unlink(key)))
    },
    async dropAll() {
      // Where timelines carry marks, none counts any more: also on a node that is away, or in a slot on its way to another.
      await redis.del(JOBS_RUN_KEY)
      return dropMatching(redis)
    },
  }
}

type AppendTo = (keys: readonly string[], ...args: Argument[]) => Promise<number>

function appendOnServer(redis: AnyRedis): AppendTo {
  redis.defineCommand('timelineAppend', { lua: APPEND })
  const scripts = redis as unknown as { timelineAppend: Script }
  return (keys, ...args) => scripts.timelineAppend(keys.length, ...keys, ...args)
}

/** A command for each number of keys: of one whose number varies, automatic pipelines take the number for the key. */
function appendOnCluster(redis: AnyRedis): AppendTo {
  const scripts = redis as unknown as Record<string, Script>
  return (keys, ...args) => {
    const name = `timelineAppend${keys.length}`
    if (!scripts[name]) redis.defineCommand(name, { numberOfKeys: keys.length, lua: APPEND })
    return scripts[name]!(...keys, ...args)
  }
}

/** Of the masters that can be reached. A timeline that appears behind the cursor was opened after the drop began, so it is built from newer reads: it may stay. */
async function dropMatching(redis: AnyRedis): Promise<number> {
  const nodes = isCluster(redis) ? redis.nodes('master') : [redis]
  let dropped = 0
  for (const node of nodes) {
    for (const pattern of TIMELINE_PATTERNS) {
      for await (const keys of node.scanStream({ match: pattern, count: 1000 })) {
        const found = keys as string[]
        await Promise.all(found.map((key) => redis.unlink(key)))
        dropped += found.length
      }
    }
  }
  return dropped
}
