// `npm run media -- move | sweep`: files of posts and profiles, beside the running server.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RookeryConfig, secretKey } from '@rookery/config'
import { serviceUrl } from '@rookery/database'
import { openLocalMediaStore, openMediaStore } from '@rookery/media'
import { type Invocation, runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run media -- move [--delete] | sweep

  move    send the files in DATA_DIR to the bucket that S3_ENDPOINT, S3_BUCKET and the keys name. Each is read back and compared;
          what is there already is not sent again, so it may be stopped and repeated. While the server runs: move, then start it
          anew with the S3 variables, then move again for what came in between, with --delete to remove the files here.
  sweep   remove files that no post and no profile names and that are older than a day, now. The services do so once a day.`

const DAY_MS = 86_400_000
const folderOf = ({ dataDir }: RookeryConfig) => join(dataDir, 'media')

async function move({ config, flags, say }: Invocation): Promise<void> {
  const { moveMedia } = await import('./media/move-media.ts')
  if (!config.s3) throw new Error('S3_ENDPOINT must be set: it says where to move the files.')
  const folder = folderOf(config)
  if (!existsSync(folder)) throw new Error(`${folder} is not there: DATA_DIR holds no media.`)
  await using to = await openMediaStore({ s3: config.s3, folder, say })
  const from = await openLocalMediaStore(folder)
  const { moved, there, removed, bytes } = await moveMedia({ from, to, remove: flags.delete === true, say })
  say(
    `${moved} files sent to the bucket ${config.s3.bucket}, ${there} were there; ${(bytes / 1e6).toFixed(1)} MB in all.`,
  )
  say(removed > 0 ? `${removed} removed here.` : 'None was removed here.')
}

async function sweep({ config, databaseUrl, say }: Invocation): Promise<void> {
  const { sweepFiles } = await import('./media/sweep-files.ts')
  if (!config.secretKey && !existsSync(join(config.dataDir, 'secret.key'))) {
    throw new Error('set SECRET_KEY, or DATA_DIR, as the running Rookery has it.')
  }
  const key = secretKey(config)
  const urlOf = (service: 'tweets' | 'users') =>
    config.serviceDatabaseUrls[service] ?? serviceUrl(databaseUrl, service, key)
  await using store = await openMediaStore({ s3: config.s3, folder: folderOf(config), say })
  const databaseUrls = { tweets: urlOf('tweets'), users: urlOf('users') }
  const { removed, unfinished } = await sweepFiles({ store, databaseUrls, storedBefore: Date.now() - DAY_MS })
  say(`${removed} files removed, ${unfinished} uploads that were never finished.`)
}

const [what] = process.argv.slice(2)
process.exitCode = await runCommand(
  {
    name: 'media',
    help: HELP,
    options: { delete: { type: 'boolean' } },
    alone: what === 'move',
    check(words, flags) {
      if (words.length !== 1 || !['move', 'sweep'].includes(words[0]!)) throw new UsageError('Say move or sweep.')
      if (flags.delete && words[0] !== 'move') throw new UsageError('--delete belongs to move.')
    },
    async run(invocation) {
      await (invocation.words[0] === 'move' ? move : sweep)(invocation)
      return 0
    },
  },
  process.argv.slice(2),
  process.env,
)
