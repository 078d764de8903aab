import { rebuildSuite } from './rebuild-suite.ts'
import { postgresStore } from './stores.ts'

rebuildSuite('rebuild on PostgreSQL', postgresStore)
