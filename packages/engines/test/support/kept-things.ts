// One thing in each engine, written once and looked for after whatever happened.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { DistributedEngines } from '@rookery/engines/distributed'
import { Kafka, logLevel } from 'kafkajs'

type Addresses = Pick<DistributedEngines, 'kafkaBrokers' | 'elasticsearchUrl' | 's3'>

export async function writeThings(engines: Addresses): Promise<void> {
  await withAdmin(engines, (admin) => admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] }))
  const producer = client(engines).producer()
  await producer.connect()
  await producer.send({ topic: 'kept', acks: -1, messages: [{ value: 'alice' }, { value: 'bob' }] })
  await producer.disconnect()
  await fetch(`${engines.elasticsearchUrl}/kept/_doc/1?refresh=true`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'alice' }),
  })
  await bucket(engines).send(new PutObjectCommand({ Bucket: engines.s3.bucket, Key: 'a/kept', Body: 'alice' }))
}

/** What is there now; rejects while an engine is away. */
export async function readThings(engines: Addresses) {
  const [offsets] = await withAdmin(engines, (admin) => admin.fetchTopicOffsets('kept'))
  const found = await fetch(`${engines.elasticsearchUrl}/kept/_search?q=text:alice`)
  const { hits } = (await found.json()) as { hits: { hits: { _id: string }[] } }
  const object = await bucket(engines).send(new GetObjectCommand({ Bucket: engines.s3.bucket, Key: 'a/kept' }))
  return {
    messages: Number(offsets?.offset),
    found: hits.hits.map(({ _id }) => _id),
    object: await object.Body?.transformToString(),
  }
}

export const THINGS = { messages: 2, found: ['1'], object: 'alice' }

function client({ kafkaBrokers }: Addresses): Kafka {
  return new Kafka({
    brokers: kafkaBrokers,
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 200, maxRetryTime: 1_000, retries: 20 },
  })
}

async function withAdmin<T>(engines: Addresses, work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = client(engines).admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

function bucket({ s3: { endpoint, region, accessKeyId, secretAccessKey } }: Addresses): S3Client {
  return new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } })
}
