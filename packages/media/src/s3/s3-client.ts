/**
 * The SDK, loaded when a bucket is configured and never else, with limits for everything: a server that does not answer costs
 * seconds, and a reader that takes nothing for a minute loses its connection (it asks again with a range).
 */
import type { S3Client } from '@aws-sdk/client-s3'
import type { S3Settings } from './s3-settings.ts'

export type Sdk = Awaited<ReturnType<typeof loadSdk>>

/** A client with the commands that it sends. */
export interface S3 {
  client: S3Client
  sdk: Sdk
  settings: S3Settings
}

const SECOND = 1_000
const CONNECT_MS = 3 * SECOND
/** Until the first byte of an answer; a part of 5 MiB goes out meanwhile. */
const REQUEST_MS = 60 * SECOND
const IDLE_MS = 60 * SECOND
/** Each reader of a large file holds one; who waits longer than CONNECT_MS for one is refused. */
const MOST_SOCKETS = 256
const ATTEMPTS = 3

/** For requests without a body: their answers come soon or not at all. */
export const SOON = { requestTimeout: 10 * SECOND }

async function loadSdk() {
  const [s3, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')])
  return { ...s3, Upload }
}

/** Nothing is asked of the server yet. `client.destroy()` closes its connections. */
export async function createS3(settings: S3Settings): Promise<S3> {
  const { endpoint, region, accessKeyId, secretAccessKey } = settings
  const sdk = await loadSdk()
  const agent = { keepAlive: true, maxSockets: MOST_SOCKETS }
  const client = new sdk.S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Other servers than Amazon's have no name for each bucket.
    forcePathStyle: true,
    // The checksums that the SDK adds by itself are refused, or stored as content, by some servers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // It would cost each part a connection of its own.
    expectContinueHeader: false,
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
      socketTimeout: IDLE_MS,
      httpAgent: agent,
      httpsAgent: agent,
    },
  })
  return { client, sdk, settings }
}
