// The engines of the distributed profile on one machine, as one resource: given by address, or fetched, started, adopted and stopped here.
import { startElasticsearch } from './elasticsearch/start-elasticsearch.ts'
import type { EngineName } from './engines-file.ts'
import type { Fetching } from './fetched.ts'
import { startKafka } from './kafka/start-kafka.ts'
import {
  type Engines,
  type EnginesOptions,
  enginesOf,
  type Opened,
  openPostgres,
  openRedis,
  openTogether,
  ours,
  USUAL_PATH,
} from './open-engines.ts'
import type { Engine } from './postgres.ts'
import { keptS3Keys, S3_BUCKET, type S3Location, s3LocationOf } from './s3/s3-location.ts'
import { startS3 } from './s3/start-s3.ts'
import { supervise } from './supervise.ts'

/** `install: false` also forbids to download what is missing. */
export interface DistributedOptions extends EnginesOptions {
  /** Servers to use instead of starting any; nothing is asked of them here. */
  kafkaBrokers?: string[]
  elasticsearchUrl?: string
  s3?: S3Location
}

export interface DistributedEngines extends Engines {
  kafkaBrokers: string[]
  elasticsearchUrl: string
  s3: S3Location
  /** Process ids of those engines that are ours, as they are now: a dead one is started again under another. */
  processes(): Partial<Record<EngineName, number>>
}

/** Opens all five at once, otherwise as `openEngines`. */
export async function openDistributedEngines(options: DistributedOptions): Promise<DistributedEngines> {
  const { kafkaBrokers, elasticsearchUrl, s3 } = options
  const { opened, held } = await openTogether(options, {
    postgres: openPostgres,
    redis: openRedis,
    kafka: (dataDir) => open('Kafka', kafkaBrokers?.join(','), startKafka, dataDir, options),
    elasticsearch: (dataDir) => open('Elasticsearch', elasticsearchUrl, startElasticsearch, dataDir, options),
    s3: (dataDir) => open('versitygw', s3?.endpoint, startOwnS3, dataDir, options),
  })
  const standalone = enginesOf(opened)
  return {
    ...standalone,
    kafkaBrokers: opened.kafka.url.split(','),
    elasticsearchUrl: opened.elasticsearch.url,
    s3: s3 ?? s3LocationOf(options.dataDir, opened.s3.url),
    describe: () => [
      ...standalone.describe(),
      `Kafka ${opened.kafka.description}`,
      `Elasticsearch ${opened.elasticsearch.description}`,
      `${s3 ? 'S3' : 'S3 (versitygw)'} ${opened.s3.description}`,
    ],
    processes: () =>
      Object.fromEntries(Object.entries(opened).flatMap(([name, { pid }]) => (pid ? [[name, pid()]] : []))),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

type Start = (options: Fetching & { dataDir: string; port?: number }) => Promise<Engine>

async function open(
  name: string,
  address: string | undefined,
  startOurs: Start,
  dataDir: string,
  { path = USUAL_PATH, install, log, stopped: signal }: EnginesOptions,
): Promise<Opened> {
  if (address)
    return { url: address, description: `at ${withoutPassword(address)} (given)`, async [Symbol.asyncDispose]() {} }
  return ours(await supervise({ name, start: (port) => startOurs({ dataDir, path, install, log, signal, port }), log }))
}

const withoutPassword = (addresses: string): string => addresses.replaceAll(/\/\/[^@/,]*@/g, '//')

const startOwnS3: Start = (options) => startS3({ ...options, keys: keptS3Keys(options.dataDir), buckets: [S3_BUCKET] })
