// What user-service needs to be told. Reading an environment is its host's part.

export interface UserServiceConfig {
  /** The service's own role: see serviceUrl in @rookery/database. */
  databaseUrl: string
  /** Database connections at most. */
  poolSize: number
  /** Passwords hashed at the same time (1 or 2): each takes a core for some 20 ms and 19 MiB. */
  passwordHashing: number
}

export const USER_SERVICE_DEFAULTS = { poolSize: 10, passwordHashing: 1 } as const
