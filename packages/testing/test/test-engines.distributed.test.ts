import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { testElasticsearch, testKafka, testRedisCluster, testS3 } from '@rookery/testing'
import { Cluster } from 'ioredis'
import { expect, test } from 'vitest'

test('each test has names of its own on the shared servers', async () => {
  const [kafka, other] = [await testKafka(), await testKafka()]
  expect(kafka.brokers[0]).toMatch(/^[^:]+:\d+$/)
  expect(kafka.prefix).not.toBe(other.prefix)
  const { node, index } = await testElasticsearch()
  expect((await fetch(`${node}/${index}`, { method: 'HEAD' })).status).toBe(404)
})

test('Elasticsearch answers as the full distribution does, and stems languages', async () => {
  const { node } = await testElasticsearch()
  expect(await (await fetch(node)).json()).toMatchObject({ version: { number: expect.stringMatching(/^8\./) } })
  const words = async (analysis: object) => {
    const body = JSON.stringify(analysis)
    const answer = await fetch(`${node}/_analyze`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    const { tokens, error } = (await answer.json()) as { tokens?: { token: string }[]; error?: unknown }
    return tokens?.map(({ token }) => token) ?? error
  }
  expect(await words({ analyzer: 'german', text: 'die Häuser' })).toEqual(['haus'])
  expect(await words({ analyzer: 'english', text: 'the running foxes' })).toEqual(['run', 'fox'])
  const filter = ['lowercase', 'asciifolding', { type: 'stemmer', language: 'light_french' }]
  expect(await words({ tokenizer: 'standard', filter, text: 'Été chevaux' })).toEqual(['ete', 'cheval'])
  const snowball = [{ type: 'snowball', language: 'Spanish' }]
  expect(await words({ tokenizer: 'whitespace', filter: snowball, text: 'gatos y perros' })).toEqual([
    'gat',
    'y',
    'perr',
  ])
})

test('a bucket is there and takes objects, by its own keys alone', async () => {
  const { endpoint, region, bucket, ...credentials } = await testS3()
  const put = (keys: typeof credentials) =>
    new S3Client({ endpoint, region, forcePathStyle: true, credentials: keys }).send(
      new PutObjectCommand({ Bucket: bucket, Key: 'a/b', Body: 'alice' }),
    )
  expect((await put(credentials)).$metadata.httpStatusCode).toBe(200)
  await expect(put({ ...credentials, secretAccessKey: 'wrong' })).rejects.toThrow()
})

test('the Redis Cluster is empty, and its nodes share the keys', async () => {
  const { url } = await testRedisCluster()
  const nodes = url.split(',').map((one) => new URL(one))
  const cluster = new Cluster(
    nodes.map(({ hostname, port }) => ({ host: hostname, port: Number(port) })),
    { redisOptions: { password: nodes[0]!.password } },
  )
  const sizes = () => Promise.all(cluster.nodes('master').map((node) => node.dbsize()))
  try {
    await cluster.ping()
    expect(await sizes()).toEqual([0, 0, 0])
    for (let number = 0; number < 60; number++) await cluster.set(`key ${number}`, 'kept')
    expect((await sizes()).every((size) => size > 0)).toBe(true)
  } finally {
    cluster.disconnect()
  }
  await testRedisCluster()
})
