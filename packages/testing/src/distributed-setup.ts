// Vitest's global setup of the second stage: what the first one's does, and Kafka, Elasticsearch, an S3 server and a Redis Cluster,
// once for all files, or those that ROOKERY_TEST_KAFKA_BROKERS and so on name. Workers and the servers they start inherit the addresses.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Fetching, startElasticsearch, startKafka, startRedisCluster, startS3 } from '@rookery/engines/distributed'
import type { TestProject } from 'vitest/node'
import { clusterLock, DISTRIBUTED_VARIABLES, TEST_S3_KEYS } from './distributed-variables.ts'
import setUpStandalone, { provideRedis } from './global-setup.ts'
import { testFolder } from './test-folder.ts'

type Starting = (dataDir: string, fetching: Fetching) => Promise<{ url: string } & AsyncDisposable>

const STARTS: Record<keyof typeof DISTRIBUTED_VARIABLES, Starting> = {
  kafka: (dataDir, fetching) => startKafka({ dataDir, ...fetching }),
  elasticsearch: (dataDir, fetching) => startElasticsearch({ dataDir, ...fetching }),
  s3: (dataDir, fetching) => startS3({ dataDir, keys: TEST_S3_KEYS, ...fetching }),
  redisCluster: (dataDir) => startRedisCluster({ dataDir, find: provideRedis }),
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using stack = new AsyncDisposableStack()
  const stopStandalone = await setUpStandalone(project)
  if (stopStandalone) stack.defer(stopStandalone)
  const folder = testFolder()
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const { PATH: path = '', ROOKERY_INSTALL } = process.env
  const fetching = { path, install: ROOKERY_INSTALL !== 'off', log: console.info }

  const started = await Promise.allSettled(
    Object.entries(STARTS).map(async ([name, start]) => {
      const variable = DISTRIBUTED_VARIABLES[name as keyof typeof STARTS]
      if (process.env[variable]) return
      const dataDir = join(folder, name)
      mkdirSync(dataDir, { mode: 0o700 })
      const began = Date.now()
      const engine = stack.use(await start(dataDir, fetching))
      process.env[variable] = engine.url
      stack.defer(() => void delete process.env[variable])
      console.info(`${name} started in ${((Date.now() - began) / 1000).toFixed(1)} s`)
    }),
  )
  for (const result of started) if (result.status === 'rejected') throw result.reason
  const lock = clusterLock(process.env[DISTRIBUTED_VARIABLES.redisCluster] ?? '')
  stack.defer(() => rmSync(lock, { force: true }))
  const held = stack.move()
  return () => held.disposeAsync()
}
