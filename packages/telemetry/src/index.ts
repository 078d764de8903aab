/** JSON logs without secrets, and a registry of metrics per process. Nothing here reads the environment or is a singleton. */
export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './logger.ts'
export { createMetrics, type Metrics } from './metrics.ts'
export { type NowAndThen, sayNowAndThen } from './say-now-and-then.ts'
