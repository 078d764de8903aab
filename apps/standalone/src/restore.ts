// `npm run restore -- <folder>`: a backup into an empty data folder (or an empty database that DATABASE_URL names).
import { createReadStream, readdirSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { RookeryConfig } from '@rookery/config'
import { openEngines } from '@rookery/engines'
import { checkMigrations, importDatabase } from './backup/import-database.ts'
import { type Manifest, readManifest, verifyFiles } from './backup/manifest.ts'
import { saveFile } from './backup/save-file.ts'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run restore -- <folder>

  Makes an installation of a backup that npm run backup has written: into DATA_DIR, which must be empty or not there yet
  (and into DATABASE_URL's database, if that is set, which must be empty too). Afterwards: npm start.`

process.exitCode = await runCommand(
  {
    name: 'restore',
    help: HELP,
    alone: true,
    check(words) {
      if (words.length !== 1) throw new UsageError('Say which backup.')
    },
    async run({ words, config, say }) {
      const folder = resolve(words[0]!)
      const { dataDir } = config
      const manifest = await readManifest(folder)
      refuseUnlessEmpty(dataDir)
      await checkMigrations(manifest.database)
      await verifyFiles(folder, manifest.files)
      const secretKey = await readFile(join(folder, 'secrets', 'secret.key'), 'utf8')
      if (config.secretKey && config.secretKey !== secretKey) {
        throw new Error(
          'SECRET_KEY is not the one of the backup: set the same, or unset it (it is then kept in DATA_DIR).',
        )
      }

      await mkdir(dataDir, { recursive: true, mode: 0o700 })
      try {
        for (const { path } of manifest.files) {
          const target = path.startsWith('media/') ? path : path === 'secrets/secret.key' ? 'secret.key' : null
          if (target !== null) await saveFile(dataDir, target, createReadStream(join(folder, path)))
        }
        await using engines = await openEngines({ dataDir, ...config.engines, log: say })
        await importDatabase({ url: engines.databaseUrl, folder, database: manifest.database, secretKey })
      } catch (error) {
        // It was empty: the next attempt finds it so. Half a restoration must not be started.
        for (const name of await readdir(dataDir)) await rm(join(dataDir, name), { recursive: true, force: true })
        throw error
      }
      say(
        `The backup of ${manifest.madeAt} is restored in ${dataDir}. Start it with npm start, with the same PUBLIC_URL.`,
      )
      for (const line of aboutMedia(manifest, config)) say(line)
      return 0
    },
  },
  process.argv.slice(2),
  process.env,
)

/** What is left to do for pictures to show. */
function aboutMedia({ mediaBucket, files }: Manifest, { s3 }: RookeryConfig): string[] {
  if (mediaBucket) {
    // Its sweep would take for orphans what the other server has stored since.
    return [
      `Its media are in the bucket ${mediaBucket}: name it, or a copy of it while the old server lives, by S3_BUCKET.`,
    ]
  }
  const local = files.some(({ path }) => path.startsWith('media/'))
  return s3 && local ? [`Its media are in DATA_DIR: npm run media -- move sends them to the bucket ${s3.bucket}.`] : []
}

function refuseUnlessEmpty(dataDir: string): void {
  let entries: string[] = []
  try {
    entries = readdirSync(dataDir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  if (entries.length > 0) {
    throw new Error(`${dataDir} is not empty: a backup is restored into a new DATA_DIR only. Nothing was changed.`)
  }
}
