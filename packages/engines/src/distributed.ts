// Kafka, Elasticsearch, an S3 server and a Redis Cluster, started natively: what the distributed profile and its tests need.
export { startElasticsearch } from './elasticsearch/start-elasticsearch.ts'
export type { Fetching } from './fetched.ts'
export { startKafka } from './kafka/start-kafka.ts'
export { type KafkaCluster, startKafkaCluster } from './kafka/start-kafka-cluster.ts'
export { type Killable, killable } from './killable.ts'
export { tryLock } from './lock.ts'
export { appendOnlySize, cutAppendOnlyFile, losePower } from './lose-power.ts'
export { missingFor, type NativeEngine } from './missing.ts'
export {
  type DistributedEngines,
  type DistributedOptions,
  openDistributedEngines,
} from './open-distributed.ts'
export { startClusterNode } from './redis-cluster/cluster-node.ts'
export { type RedisCluster, startRedisCluster } from './redis-cluster/start-redis-cluster.ts'
export { S3_REGION, type S3Keys, type S3Location } from './s3/s3-location.ts'
export { startS3 } from './s3/start-s3.ts'
