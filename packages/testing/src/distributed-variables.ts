// How tests of the second stage know the shared engines, their own or given ones.

export const DISTRIBUTED_VARIABLES = {
  kafka: 'ROOKERY_TEST_KAFKA_BROKERS',
  elasticsearch: 'ROOKERY_TEST_ELASTICSEARCH_URL',
  s3: 'ROOKERY_TEST_S3_ENDPOINT',
  redisCluster: 'ROOKERY_TEST_REDIS_CLUSTER_URL',
} as const

/** A given S3 server has to have them too. */
export const TEST_S3_KEYS = { accessKeyId: 'rookery', secretAccessKey: 'rookery-secret' }
