// The contract on Elasticsearch, through the template that it runs with.
import { testElasticsearch } from '@rookery/testing'
import { openElasticsearchEngine } from '../src/engine/elasticsearch-engine.ts'
import { postIndexContract } from '../src/post-index/contract-suite.ts'

postIndexContract('Elasticsearch', async () => {
  const { node, index } = await testElasticsearch()
  const engine = await openElasticsearchEngine(
    { nodes: [node], index, shards: 1, replicas: 0 },
    { logger: { warn: () => {} } },
  )
  return { ...engine.posts, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() }
})
