// `npm run migrate`: brings the database to this version. `npm start` does it by itself; services that run alone rely on it.
import { secretKey } from '@rookery/config'
import { migrate } from '@rookery/database'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run migrate

  Applies the migrations of this version to DATABASE_URL and makes the services' roles. Run it before the services of a new
  version start; those of the version before go on meanwhile.`

process.exitCode = await runCommand(
  {
    name: 'migrate',
    help: HELP,
    check(words) {
      if (words.length > 0) throw new UsageError('It takes no arguments.')
    },
    async run({ config, databaseUrl, say }) {
      await migrate({ adminUrl: databaseUrl, secretKey: secretKey(config), log: say })
      say('The database is at this version.')
      return 0
    },
  },
  process.argv.slice(2),
  process.env,
)
