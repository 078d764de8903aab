import { searchServiceSuite } from './service-suite.ts'
import { elasticsearchStore } from './stores.ts'

searchServiceSuite('search-service on Elasticsearch', elasticsearchStore)
