// The contract on PostgreSQL, as the role that the service connects as.
import { createPool, serviceUrl } from '@rookery/database'
import { createTestDatabase, TEST_SECRET_KEY } from '@rookery/testing'
import { postIndexContract } from '../src/post-index/contract-suite.ts'
import { createPostgresIndex } from '../src/post-index/postgres/postgres-index.ts'

postIndexContract('PostgreSQL', async () => {
  const database = await createTestDatabase()
  const pool = createPool(serviceUrl(database.url, 'search', TEST_SECRET_KEY), { name: 'search tests', max: 4 })
  return {
    ...createPostgresIndex(pool),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
})
