/** What search-service is told. */
import type { ElasticsearchConfig } from '@rookery/config'

export interface PostgresConfig {
  elasticsearch?: undefined
  /** The role `search`. */
  databaseUrl: string
  poolSize: number
}

export type SearchServiceConfig = {
  /** PUBLIC_URL: whose people `from:` may name. */
  publicUrl: string
} & (PostgresConfig | { /** With this, nothing of the index is in PostgreSQL. */ elasticsearch: ElasticsearchConfig })

export const SEARCH_SERVICE_DEFAULTS = { poolSize: 8 } as const
