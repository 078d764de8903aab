// The contracts on PostgreSQL, as the role that the service connects as.
import { peopleIndexContract } from '../src/people/contract-suite.ts'
import { postIndexContract } from '../src/post-index/contract-suite.ts'
import { postgresStore } from './stores.ts'

postIndexContract('PostgreSQL', () => opened('posts'))
peopleIndexContract('PostgreSQL', () => opened('people'))

async function opened<Part extends 'posts' | 'people'>(part: Part) {
  await using resources = new AsyncDisposableStack()
  const store = resources.use(await postgresStore())
  const engine = resources.use(await store.engine())
  const owned = resources.move()
  return { ...engine[part], [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
