// `npm run rebuild -- timelines`: drops every home timeline in Redis; each is built again from the tables when it is read.
import { createRedisClient } from '@rookery/redis'
import { createRedisHomeTimelines } from '@rookery/redis/home-timeline'
import { rebuildTimelines } from '@rookery/timeline-service'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run rebuild -- timelines

  timelines   drop all home timelines of the running Rookery; they are built again from PostgreSQL when they are read.
              Safe while people post and read.`

process.exitCode = await runCommand(
  {
    name: 'rebuild',
    help: HELP,
    check(words) {
      if (words.join(' ') !== 'timelines') throw new UsageError('Say what to rebuild.')
    },
    async run({ redisUrl, say }) {
      await using redis = createRedisClient({ url: redisUrl, name: 'rookery:rebuild' })
      const { dropped } = await rebuildTimelines(createRedisHomeTimelines(redis))
      say(`${dropped} timelines dropped; each is built again when it is read.`)
      return 0
    },
  },
  process.argv.slice(2),
  process.env,
)
