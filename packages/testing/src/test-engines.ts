// The engines of the second stage, as a test takes them: shared servers, and a name of its own on each.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { tryLock } from '@rookery/engines/distributed'
import { Cluster } from 'ioredis'
import { clusterLock, DISTRIBUTED_VARIABLES, TEST_S3_KEYS } from './distributed-variables.ts'

const REGION = 'us-east-1'

/** The brokers, and a prefix for topics and groups that nobody used before. */
export async function testKafka(): Promise<{ brokers: string[]; prefix: string }> {
  return { brokers: given('kafka').split(','), prefix: ownName() }
}

/** A node, and a beginning for names of indices that nobody used before. */
export async function testElasticsearch(): Promise<{ node: string; index: string }> {
  return { node: given('elasticsearch'), index: ownName() }
}

export interface TestS3 {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** A new, empty bucket. */
export async function testS3(): Promise<TestS3> {
  const { CreateBucketCommand, S3Client } = await import('@aws-sdk/client-s3')
  const [endpoint, bucket] = [given('s3'), ownName()]
  const client = new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials: TEST_S3_KEYS })
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }))
  } finally {
    client.destroy()
  }
  return { endpoint, region: REGION, bucket, ...TEST_S3_KEYS }
}

/** A cluster of three, emptied. One process, which is one test file, has it until it ends; others wait here. */
export async function testRedisCluster(): Promise<{ url: string }> {
  const url = given('redisCluster')
  await haveToOurselves(url)
  const [first] = url.split(',').map((one) => new URL(one))
  const cluster = new Cluster(
    url.split(',').map((one) => ({ host: new URL(one).hostname, port: Number(new URL(one).port) })),
    { redisOptions: { password: decodeURIComponent(first?.password ?? '') } },
  )
  try {
    await cluster.ping()
    await Promise.all(cluster.nodes('master').map((node) => node.flushall()))
  } finally {
    cluster.disconnect()
  }
  return { url }
}

async function haveToOurselves(url: string): Promise<void> {
  const file = clusterLock(url)
  // The kernel lets go of it when this process ends.
  while (!locks.has(file)) {
    const lock = tryLock(file)
    if (lock) locks.set(file, lock)
    else await wait(100)
  }
}

const locks = new Map<string, Disposable>()

const ownName = (): string => `t${randomBytes(6).toString('hex')}`

function given(engine: keyof typeof DISTRIBUTED_VARIABLES): string {
  const variable = DISTRIBUTED_VARIABLES[engine]
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is not set: run this test in the project "distributed"`)
  return value
}
