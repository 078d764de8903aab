// An S3 server of our own: versitygw over a folder, each folder in it a bucket; adopted when it was left running.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Fetching } from '../fetched.ts'
import { startKept } from '../kept-engine.ts'
import type { Engine } from '../postgres.ts'
import { startDetached } from '../process.ts'
import { installVersitygw, VERSITYGW_VERSION } from './install-versitygw.ts'
import { S3_REGION, type S3Keys } from './s3-location.ts'

export interface S3Options extends Fetching {
  /** An existing, writable, absolute folder that nobody else uses now. */
  dataDir: string
  keys: S3Keys
  /** This port and no other. */
  port?: number
  /** Buckets that it has from the beginning. */
  buckets?: string[]
}

/** What it answers without a signature; no bucket may have such a name. */
const HEALTH = '/.health'

/** Starts (or adopts) the S3 server of a data folder; its `url` is the endpoint, to be used with path-style addresses. */
export async function startS3(options: S3Options): Promise<Engine> {
  const { dataDir, keys, buckets = [] } = options
  const data = join(dataDir, 's3')
  const log = join(dataDir, 's3.log')
  const url = (port: number) => `http://127.0.0.1:${port}`
  return startKept({
    name: 's3',
    title: 'versitygw',
    dataDir,
    data,
    log,
    port: options.port,
    url,
    async launch(port) {
      const binary = await installVersitygw(options)
      for (const folder of [data, ...buckets.map((bucket) => join(data, bucket))]) {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
      }
      // The keys go through the environment: arguments can be read by every user of the machine.
      const env = { ...process.env, ROOT_ACCESS_KEY: keys.accessKeyId, ROOT_SECRET_KEY: keys.secretAccessKey }
      const args = ['--port', `127.0.0.1:${port}`, '--region', S3_REGION, '--health', HEALTH, '--quiet']
      const pid = await startDetached(binary, [...args, 'posix', data], log, { cwd: data, env })
      return { pid, version: VERSITYGW_VERSION, binary }
    },
    async probe(port) {
      const answer = await fetch(url(port) + HEALTH, { signal: AbortSignal.timeout(2_000) })
      await answer.arrayBuffer()
    },
    patience: 30_000,
    ending: [
      ['SIGTERM', 10_000],
      ['SIGKILL', 5_000],
    ],
  })
}
