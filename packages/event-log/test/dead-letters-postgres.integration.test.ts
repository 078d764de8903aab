import { createTestDatabase } from '@rookery/testing'
import pg from 'pg'
import { deadLettersContract } from '../src/contract/dead-letters.ts'
import { createDeadLetterStore } from '../src/index.ts'

deadLettersContract('PostgreSQL', async () => {
  await using opening = new AsyncDisposableStack()
  const database = opening.use(await createTestDatabase())
  const pool = opening.adopt(new pg.Pool({ connectionString: database.url, max: 1 }), (it) => it.end())
  const opened = opening.move()
  return { ...createDeadLetterStore(pool), [Symbol.asyncDispose]: () => opened.disposeAsync() }
})
