// What tests share: engines of their own, waiting for quiet, a clock and randomness under control.
export { canDump } from './can-dump.ts'
export { findChromium } from './find-chromium.ts'
export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { type OwnKafkaBroker, type OwnKafkaCluster, startOwnKafkaCluster } from './own-kafka-cluster.ts'
export { type OwnClusterNode, type OwnRedisCluster, startOwnRedisCluster } from './own-redis-cluster.ts'
export { type SeededRandom, seededRandom } from './seeded-random.ts'
export { type SilentProxy, startSilentProxy } from './silent-proxy.ts'
export {
  createTestDatabase,
  databaseUrl,
  TEST_SECRET_KEY,
  type TestDatabase,
  type TestDatabaseOptions,
} from './test-database.ts'
export {
  type TestS3,
  testElasticsearch,
  testKafka,
  testRedisCluster,
  testS3,
} from './test-engines.ts'
export { testFolder } from './test-folder.ts'
export { startTestRedis, type TestRedis } from './test-redis.ts'
export { type WaitOptions, waitUntil } from './wait-until.ts'
