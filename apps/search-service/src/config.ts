/** What search-service is told. */
export interface PostgresConfig {
  elasticsearch?: undefined
  /** The role `search`. */
  databaseUrl: string
  poolSize: number
}

/** With this, nothing of the index is in PostgreSQL. As packages/config has it. */
export interface ElasticsearchConfig {
  /** Addresses of the cluster; one may hold user and password. */
  nodes: string[]
  apiKey?: string
  caFile?: string
  /** Beginning of the names of indices, aliases and templates. */
  index: string
  shards: number
  replicas: number
}

export type SearchServiceConfig = {
  /** PUBLIC_URL: whose people `from:` may name. */
  publicUrl: string
} & (PostgresConfig | { elasticsearch: ElasticsearchConfig })

export const SEARCH_SERVICE_DEFAULTS = { poolSize: 8 } as const
