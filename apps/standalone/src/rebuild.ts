// `npm run rebuild -- timelines | index`: makes anew what is derived from the tables, beside the running server.
import { createLogger } from '@rookery/telemetry'
import type { Invocation } from './run-command.ts'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run rebuild -- timelines | index

  timelines   drop all home timelines of the running Rookery; they are built again from PostgreSQL when they are read.
  index       make the search index anew beside the one that answers; they change places when it is complete.
              Both are safe while people post and read.`

const WHAT: Readonly<Record<string, (invocation: Invocation) => Promise<string>>> = {
  async timelines({ redisUrl }) {
    const { createRedisClient } = await import('@rookery/redis')
    const { createRedisHomeTimelines } = await import('@rookery/redis/home-timeline')
    const { rebuildTimelines } = await import('@rookery/timeline-service')
    await using redis = createRedisClient({ url: redisUrl, name: 'rookery:rebuild' })
    const { dropped } = await rebuildTimelines(createRedisHomeTimelines(redis))
    return `${dropped} timelines dropped; each is built again when it is read.`
  },
  async index(invocation) {
    const { rebuildSearchIndex } = await import('./rebuild-index.ts')
    const logger = createLogger({ level: invocation.config.logLevel, name: 'rebuild' })
    const { accounts, posts, kept } = await rebuildSearchIndex(invocation, logger)
    return `The search index was made anew: ${accounts} accounts, ${posts} posts, ${kept} kept posts.`
  },
}

const argv = process.argv.slice(2)

process.exitCode = await runCommand(
  {
    name: 'rebuild',
    help: HELP,
    // Timelines may be dropped by half.
    clearsUp: argv.includes('index'),
    check(words) {
      if (words.length !== 1 || !Object.hasOwn(WHAT, words[0]!)) throw new UsageError('Say what to rebuild.')
    },
    async run(invocation) {
      invocation.say(await WHAT[invocation.words[0]!]!(invocation))
      return 0
    },
  },
  argv,
  process.env,
)
