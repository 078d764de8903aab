// Environment → typed configuration. Pure, apart from secrets, which are kept in the data folder.
export { ConfigError, parseConfig } from './parse-config.ts'
export { type RookeryConfig, readConfig } from './rookery-config.ts'
export { keptSecret, secretKey } from './secrets.ts'
