/** What an S3 server answers, or does not, in our words. The names of the variables tell an operator where to look. */
import { RookeryError, unavailable } from '@rookery/contracts'
import { storageFull } from '../store/media-store.ts'
import type { S3Settings } from './s3-settings.ts'

interface Answered {
  name?: string
  code?: string
  Code?: string
  $metadata?: { httpStatusCode?: number }
}

/** Amazon's, and versitygw's for a key that it does not know. */
const KEYS = new Set(['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidToken', 'XAdminUserNotFound'])
/** Amazon's, and what MinIO, Ceph and versitygw say of quotas. */
const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'XMinioAdminBucketQuotaExceeded', 'InsufficientStorage'])
/** `NotFound` is what the SDK calls a 404 without a body: of HEAD, which cannot say more. */
const MISSING = new Set(['NoSuchKey', 'NotFound'])

export const statusOf = (error: unknown): number | undefined => (error as Answered).$metadata?.httpStatusCode
/** `NoSuchBucket`, `AccessDenied`, …; of a connection that failed, its code. */
export const codeOf = (error: unknown): string => {
  const { name, code, Code } = error as Answered
  return [Code, code, name].find((each) => each && each !== 'Error') ?? 'Error'
}

/** There is no such file; a bucket or key that is not there is something else. */
export const isMissing = (error: unknown): boolean => MISSING.has(codeOf(error))

/** The one sentence, without the secret. */
export function explain(error: unknown, { endpoint, bucket, region }: S3Settings): string {
  const code = codeOf(error)
  const status = statusOf(error)
  if (code === 'NoSuchBucket') return `the bucket ${bucket} does not exist (S3_BUCKET)`
  if (code === 'RequestTimeTooSkewed') return `the clocks of this machine and of ${endpoint} differ too much`
  if (code === 'AuthorizationHeaderMalformed' || status === 301)
    return `the bucket ${bucket} is not in the region ${region} (S3_REGION)`
  if (KEYS.has(code)) return `${endpoint} does not accept the keys (S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY): ${code}`
  if (status === 401 || status === 403)
    return `the keys (S3_ACCESS_KEY_ID) may not do this in the bucket ${bucket} (S3_BUCKET): ${code}`
  if (status === undefined) return `${endpoint} does not answer (S3_ENDPOINT): ${code}`
  return `${endpoint} answers ${status} ${code} (S3_ENDPOINT)`
}

/** Waiting may help: nothing answered, or the server says so itself. */
export const mayPass = (error: unknown): boolean => {
  const status = statusOf(error)
  return status === undefined || status >= 500 || status === 429
}

/** 503 for everything that is not the file's fault: callers try again later. The text of a 5xx never leaves the gateway. */
export function translate(error: unknown, settings: S3Settings): unknown {
  if (error instanceof RookeryError || error instanceof TypeError) return error
  if (statusOf(error) === 507 || FULL.has(codeOf(error))) return storageFull()
  return Object.assign(unavailable(`media: ${explain(error, settings)}`), { cause: error })
}
