// `npm run dead-letters -- list|replay`: events that a consumer refused, and fan-out jobs that used up their attempts.
import { createPool } from '@rookery/database'
import { createDeadLetterStore, createRedisEventLog } from '@rookery/event-log'
import { createRedisClient } from '@rookery/redis'
import { createFanOutQueue } from '@rookery/timeline-service'
import { listAll, replayAll } from './list-and-replay.ts'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run dead-letters -- list [--group <group>] [<id> ...]
       npm run dead-letters -- replay [--group <group>] [<id> ...]

  list     what was given up: events by consumer group, jobs by queue, each with its reason
  replay   hand them over once more; what succeeds leaves the list, what fails stays with its new reason`

process.exitCode = await runCommand(
  {
    name: 'dead-letters',
    help: HELP,
    check([verb]) {
      if (verb !== 'list' && verb !== 'replay') throw new UsageError('Say list or replay.')
    },
    async run({ words: [verb, ...ids], group, databaseUrl, redisUrl, say }) {
      await using stack = new AsyncDisposableStack()
      const pool = createPool(databaseUrl, { name: 'dead-letters', max: 1 })
      stack.defer(() => pool.end())
      const redis = stack.use(createRedisClient({ url: redisUrl, name: 'rookery:dead-letters' }))
      const tools = {
        letters: createDeadLetterStore(pool),
        log: stack.use(createRedisEventLog({ url: redisUrl, name: 'rookery:dead-letters:log' })),
        jobs: stack.use(createFanOutQueue(redis, () => {})),
        say,
      }
      return await (verb === 'list' ? listAll : replayAll)(tools, { group, ids })
    },
  },
  process.argv.slice(2),
  process.env,
)
