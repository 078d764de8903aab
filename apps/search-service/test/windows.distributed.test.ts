import { elasticsearchStore } from './stores.ts'
import { windowsSuite } from './windows-suite.ts'

windowsSuite('windows on Elasticsearch', elasticsearchStore, 173)
