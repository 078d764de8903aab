// Environment → typed configuration. Pure, apart from secrets, which are kept in the data folder.
export { ConfigError, parseConfig } from './parse-config.ts'
export {
  type ElasticsearchConfig,
  type KafkaConfig,
  type RookeryConfig,
  readConfig,
  type S3Config,
  SERVICE_NAMES,
  type ServiceName,
} from './rookery-config.ts'
export { keptSecret, secretKey } from './secrets.ts'
