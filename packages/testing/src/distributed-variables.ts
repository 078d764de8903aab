// How tests of the second stage know the shared engines, their own or given ones.
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const DISTRIBUTED_VARIABLES = {
  kafka: 'ROOKERY_TEST_KAFKA_BROKERS',
  elasticsearch: 'ROOKERY_TEST_ELASTICSEARCH_URL',
  s3: 'ROOKERY_TEST_S3_ENDPOINT',
  redisCluster: 'ROOKERY_TEST_REDIS_CLUSTER_URL',
} as const

/** A given S3 server has to have them too. */
export const TEST_S3_KEYS = { accessKeyId: 'rookery', secretAccessKey: 'rookery-secret' }

/** The file whose lock a process holds while it has the Redis Cluster to itself. */
export function clusterLock(url: string): string {
  return join(tmpdir(), `rookery-test-cluster-${createHash('sha256').update(url).digest('hex').slice(0, 12)}.lock`)
}
