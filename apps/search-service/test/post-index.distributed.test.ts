// The contracts on Elasticsearch, through the templates that it runs with.
import { peopleIndexContract } from '../src/people/contract-suite.ts'
import { postIndexContract } from '../src/post-index/contract-suite.ts'
import { elasticsearchStore } from './stores.ts'

postIndexContract('Elasticsearch', () => opened('posts'))
peopleIndexContract('Elasticsearch', () => opened('people'))

async function opened<Part extends 'posts' | 'people'>(part: Part) {
  await using resources = new AsyncDisposableStack()
  const store = resources.use(await elasticsearchStore())
  const engine = resources.use(await store.engine())
  const owned = resources.move()
  return { ...engine[part], [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
