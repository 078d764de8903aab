// Kafka, Elasticsearch and an S3 server, started natively: what the distributed profile needs beside PostgreSQL and Redis.
export { losePower } from './lose-power.ts'
export {
  type DistributedEngines,
  type DistributedOptions,
  openDistributedEngines,
  type S3Location,
} from './open-distributed.ts'
