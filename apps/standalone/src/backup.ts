// `npm run backup [-- <folder>]`: everything of an installation into one new folder, beside the running server.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { saveInstallation } from './backup/save-installation.ts'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run backup [-- <folder>]

  Saves the database, the media and the secret key of the running Rookery into a new folder
  (rookery-backup-<time> unless told), which npm run restore can make an installation of. Keep it as
  safe as the server: it holds everything. Media in a bucket (S3_ENDPOINT) are not saved: they stay there.`

const PACKAGE = new URL('../../../package.json', import.meta.url)

process.exitCode = await runCommand(
  {
    name: 'backup',
    help: HELP,
    clearsUp: true,
    check(words) {
      if (words.length > 1) throw new UsageError('Say one folder.')
    },
    async run({ words: [given], config, databaseUrl, stopped, say }) {
      const madeAt = new Date().toISOString()
      const folder = resolve(given ?? `rookery-backup-${madeAt.replaceAll(/[:.]/g, '-')}`)
      if (existsSync(folder)) throw new Error(`${folder} is there already.`)
      const keyFile = join(config.dataDir, 'secret.key')
      const key = config.secretKey ?? (await readFile(keyFile, 'utf8').catch(() => undefined))
      if (!key) throw new Error('set SECRET_KEY, or DATA_DIR, as the running Rookery has it.')
      const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string }
      const { database, files } = await saveInstallation({
        ...{ folder, version, madeAt, databaseUrl, secretKey: key.trim(), stopped },
        media: config.s3 ? { bucket: config.s3.bucket } : { folder: join(config.dataDir, 'media') },
      })
      const rows = database.tables.reduce((sum, table) => sum + table.rows, 0)
      const media = files.filter(({ path }) => path.startsWith('media/')).length
      say(`${rows} rows and ${config.s3 ? 'no' : media} media files saved in ${folder}`)
      if (config.s3) {
        const { bucket, endpoint } = config.s3
        say(`Media are in the bucket ${bucket} at ${endpoint}: save it by its own means, after this backup.`)
      }
      return 0
    },
  },
  process.argv.slice(2),
  process.env,
)
