// Finds or starts PostgreSQL and Redis. The rest of the project only sees their URLs.
export { readEngines } from './engines-file.ts'
export { EngineError } from './errors.ts'
export { findRedis, type RedisProgram } from './find-redis.ts'
export { type Engines, type EnginesOptions, openEngines } from './open-engines.ts'
export { type Engine, startPostgres } from './postgres.ts'
export { commandLine, isAlive, stopProcess } from './process.ts'
export { startRedis } from './redis.ts'
export { installPackage } from './system-package.ts'
