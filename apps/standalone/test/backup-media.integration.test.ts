// What backup and restore say of media that are in a bucket: neither asks the bucket for anything.
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createTestDatabase, startTestRedis, testFolder } from '@rookery/testing'
import { expect, test } from 'vitest'

const S3 = {
  S3_ENDPOINT: 'http://127.0.0.1:9',
  S3_BUCKET: 'pictures',
  S3_ACCESS_KEY_ID: 'rookery',
  S3_SECRET_ACCESS_KEY: 'a-secret-of-tests',
}

test('media in a bucket are not in the backup, and both commands say so', async () => {
  await using from = await createTestDatabase()
  await using to = await createTestDatabase({ migrate: false })
  await using redis = await startTestRedis()
  const folder = testFolder()
  const run = async (program: string, words: string[], env: Record<string, string>) => {
    const path = join(import.meta.dirname, '../src', program)
    const all = {
      PATH: process.env.PATH ?? '',
      SECRET_KEY: 'a key of tests that is long enough',
      REDIS_URL: redis.url,
      ...env,
    }
    return (await promisify(execFile)(process.execPath, [path, ...words], { env: all })).stdout
  }
  const dataDir = join(folder, 'data')
  await mkdir(join(dataDir, 'media/posts'), { recursive: true })
  await writeFile(join(dataDir, 'media/posts/one.jpg'), 'one')

  const bucket = join(folder, 'bucket')
  const told = await run('backup.ts', [bucket], { DATABASE_URL: from.url, DATA_DIR: dataDir, ...S3 })
  expect(told).toContain('no media files saved')
  expect(told).toContain('Media are in the bucket pictures at http://127.0.0.1:9')
  expect(told).not.toContain(S3.S3_SECRET_ACCESS_KEY)
  expect(await readdir(bucket)).toEqual(['database', 'manifest.json', 'secrets'])
  expect(JSON.parse(await readFile(join(bucket, 'manifest.json'), 'utf8'))).toMatchObject({ mediaBucket: 'pictures' })
  const restored = await run('restore.ts', [bucket], { DATABASE_URL: to.url, DATA_DIR: join(folder, 'new') })
  expect(restored).toContain('Its media are in the bucket pictures')

  const local = join(folder, 'local')
  expect(await run('backup.ts', [local], { DATABASE_URL: from.url, DATA_DIR: dataDir })).toContain(' 1 media files')
  expect(await readdir(join(local, 'media/posts'))).toEqual(['one.jpg'])
})
