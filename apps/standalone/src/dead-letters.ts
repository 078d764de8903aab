// `npm run dead-letters -- list|replay`: events that a consumer refused, and fan-out jobs that used up their attempts.
import { openParts } from '@rookery/service-process'
import { createLogger, createMetrics } from '@rookery/telemetry'
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
    async run({ words: [verb, ...ids], group, config, databaseUrl, redisUrl, say }) {
      const logger = createLogger({ level: 'silent', name: 'dead-letters' })
      const metrics = createMetrics()
      await using parts = openParts({ config, databaseUrl, redisUrl, logger, metrics, name: 'rookery:dead-letters' })
      await using jobs = createFanOutQueue(parts.redis(), () => {})
      const tools = { letters: await parts.deadLetters(), log: await parts.eventLog(), jobs, say }
      return await (verb === 'list' ? listAll : replayAll)(tools, { group, ids })
    },
  },
  process.argv.slice(2),
  process.env,
)
