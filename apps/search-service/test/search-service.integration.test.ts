import { searchServiceSuite } from './service-suite.ts'
import { postgresStore } from './stores.ts'

searchServiceSuite('search-service on PostgreSQL', postgresStore)
