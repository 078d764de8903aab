import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '@rookery/engines'
import { missingFor, startElasticsearch, startKafka, startS3 } from '@rookery/engines/distributed'
import { testFolder } from '@rookery/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findProgram } from '../src/programs.ts'

let dataDir: string
const keys = { accessKeyId: 'alice', secretAccessKey: 'secret of alice' }

beforeEach(() => {
  dataDir = testFolder()
  // Nothing was ever fetched.
  vi.stubEnv('XDG_CACHE_HOME', join(dataDir, 'cache'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

const without = (more: { path: string; install?: boolean }) => ({ dataDir, install: true, log: () => {}, ...more })

async function failure(starting: Promise<unknown>): Promise<string> {
  const error = (await starting.catch((reason) => reason)) as Error
  expect(error).toBeInstanceOf(EngineError)
  return error.message
}

test('a missing program is one line that says what to install, or what to set instead', async () => {
  const options = without({ path: '' })
  expect(await failure(startKafka(options))).toBe(
    'Kafka needs Java 17 or later (apt-get install openjdk-17-jdk-headless). Install it, or set KAFKA_BROKERS.',
  )
  expect(await failure(startElasticsearch(options))).toMatch(/^Elasticsearch needs Java .+ set ELASTICSEARCH_URL\.$/)
  expect(await failure(startS3({ ...options, keys }))).toMatch(/^versitygw needs Go .+ set S3_ENDPOINT\.$/)
})

test('Java alone does not fetch: Maven is named', async () => {
  const path = join(dataDir, 'bin')
  mkdirSync(path)
  symlinkSync(findProgram('java', process.env.PATH ?? '')!, join(path, 'java'))
  expect(await failure(startKafka(without({ path })))).toMatch(/^Kafka needs Maven .+ set KAFKA_BROKERS\.$/)
  expect(await missingFor(['kafka'], { path, install: true })).toEqual(['Maven (apt-get install maven)'])
})

test('nothing is fetched when that is forbidden', async () => {
  const path = process.env.PATH ?? ''
  for (const start of [startKafka, startElasticsearch]) {
    expect(await failure(start(without({ path, install: false })))).toMatch(
      /ROOKERY_INSTALL=off forbids to fetch it\.$/,
    )
  }
  expect(await missingFor(['kafka', 's3'], { path, install: false })).toEqual([
    'Kafka, which ROOKERY_INSTALL=off forbids to fetch',
    'versitygw, which ROOKERY_INSTALL=off forbids to fetch',
  ])
})
