// What no row names goes, what a row names stays: both services' files, through the port.
import { Readable } from 'node:stream'
import { serviceUrl } from '@rookery/database'
import { createMemoryMediaStore, openLocalMediaStore } from '@rookery/media'
import { createTestDatabase, TEST_SECRET_KEY, testFolder } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { sweepFiles } from '../src/media/sweep-files.ts'

test.each([
  ['a folder', async () => openLocalMediaStore(testFolder())],
  ['memory', async () => createMemoryMediaStore()],
])('files that no row names are removed from %s when they are old enough', async (_where, open) => {
  await using database = await createTestDatabase()
  const store = await open()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`INSERT INTO users.accounts (username, avatar_key) VALUES ('alice', 'people/ab/cd/alice.png')`)
  await client.query(
    `INSERT INTO tweets.media (account_id, kind, content_type, size, upload_key, state)
     SELECT id, 'image', 'image/png', 1, 'uploads/wanted', 'processing' FROM users.accounts`,
  )
  await client.end()
  const kept = ['people/ab/cd/alice.png', 'uploads/wanted']
  const orphans = ['people/ab/cd/nobody.png', 'posts/ab/cd/nobody.jpg', 'uploads/left']
  for (const key of [...kept, ...orphans]) await store.put(key, Readable.from([Buffer.from('x')]))

  const databaseUrls = {
    tweets: serviceUrl(database.url, 'tweets', TEST_SECRET_KEY),
    users: serviceUrl(database.url, 'users', TEST_SECRET_KEY),
  }
  const sweep = (storedBefore: number) => sweepFiles({ store, databaseUrls, storedBefore })
  expect(await sweep(Date.now() - 60_000)).toEqual({ removed: 0, unfinished: 0 })
  expect(await sweep(Date.now() + 60_000)).toEqual({ removed: 3, unfinished: 0 })
  for (const key of kept) expect(await store.head(key), key).not.toBeNull()
  for (const key of orphans) expect(await store.head(key), key).toBeNull()
})
