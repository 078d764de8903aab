/** What search-service is told. */
export interface SearchServiceConfig {
  /** The role `search`. */
  databaseUrl: string
  poolSize: number
  /** PUBLIC_URL: whose people `from:` may name. */
  publicUrl: string
}

export const SEARCH_SERVICE_DEFAULTS = { poolSize: 8 } as const
