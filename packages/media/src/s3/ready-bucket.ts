/** Looks for the bucket when a process starts, and makes it where there is none and the keys may. */
import { setTimeout as wait } from 'node:timers/promises'
import { type S3, SOON } from './s3-client.ts'
import { codeOf, explain, mayPass } from './s3-errors.ts'
import { MediaStoreError } from './s3-settings.ts'

/** A start is not held up, and can be stopped: whoever has not said anything by then is asked in the background. */
const START_MS = 3_000
const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/**
 * Resolves when the bucket is there. A server that does not answer is no reason not to start: it is said once, and asked again in the
 * background until `closed`. Throws MediaStoreError for what waiting does not mend.
 */
export async function readyBucket(
  s3: S3,
  { say, closed }: { say: (line: string) => void; closed: AbortSignal },
): Promise<void> {
  const { settings } = s3
  const problem = await findProblem(s3, AbortSignal.timeout(START_MS))
  if (!problem) return
  if (!mayPass(problem)) throw new MediaStoreError(`${explain(problem, settings)}.`)
  say(`Media: ${explain(problem, settings)}; it is asked again. Until then media answer 503.`)
  untilReady(s3, say, closed).catch(() => {})
}

async function untilReady(s3: S3, say: (line: string) => void, closed: AbortSignal) {
  const { settings } = s3
  let said = ''
  for (let delay = FIRST_MS; ; delay = Math.min(delay * 2, LONGEST_MS)) {
    await wait(delay, undefined, { signal: closed, ref: false })
    const problem = await findProblem(s3, closed)
    if (!problem) return say(`Media: the bucket ${settings.bucket} answers.`)
    const line = explain(problem, settings)
    if (!mayPass(problem) && line !== said) say(`Media: ${line}.`)
    said = line
  }
}

/** Listing is what the sweep needs, and says more than HeadBucket, whose answers have no body. */
async function findProblem({ client, sdk, settings }: S3, abortSignal: AbortSignal): Promise<unknown> {
  const { bucket: Bucket, region } = settings
  const options = { ...SOON, abortSignal }
  try {
    await client.send(new sdk.ListObjectsV2Command({ Bucket, MaxKeys: 1 }), options)
    return undefined
  } catch (error) {
    if (abortSignal.aborted) return Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })
    if (codeOf(error) !== 'NoSuchBucket') return error
  }
  // Amazon's first region is the one that must not be named.
  const place = region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region as never } }
  try {
    await client.send(new sdk.CreateBucketCommand({ Bucket, ...place }), options)
    return undefined
  } catch (error) {
    // Another process was faster.
    return codeOf(error) === 'BucketAlreadyOwnedByYou' ? undefined : error
  }
}
