import { rebuildSuite } from './rebuild-suite.ts'
import { elasticsearchStore } from './stores.ts'

rebuildSuite('rebuild on Elasticsearch', elasticsearchStore)
