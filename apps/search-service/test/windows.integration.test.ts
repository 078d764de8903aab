import { postgresStore } from './stores.ts'
import { windowsSuite } from './windows-suite.ts'

windowsSuite('windows on PostgreSQL', postgresStore)
