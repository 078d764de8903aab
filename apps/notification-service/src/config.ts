/** What notification-service needs to be told. Reading an environment is its host's part. */

export interface NotificationServiceConfig {
  /** The service's own role: see serviceUrl in @rookery/database. */
  databaseUrl: string
  /** Database connections at most. */
  poolSize: number
}

export const NOTIFICATION_SERVICE_DEFAULTS = { poolSize: 6 } as const
