// Where media go in an installation whose S3 server is ours: always the same bucket, keys that the data folder keeps.
import { keptSecret } from '@rookery/config'

export interface S3Keys {
  accessKeyId: string
  secretAccessKey: string
}

/** A bucket to store in; it exists when its server is one of ours. */
export interface S3Location extends S3Keys {
  endpoint: string
  region: string
  bucket: string
}

export const S3_REGION = 'us-east-1'
export const S3_BUCKET = 'rookery'

/** The keys of a data folder's server: made at the first start, for their owner's eyes alone. */
export const keptS3Keys = (dataDir: string): S3Keys => ({
  accessKeyId: 'rookery',
  secretAccessKey: keptSecret(dataDir, 's3.secret'),
})

export const s3LocationOf = (dataDir: string, endpoint: string): S3Location => ({
  endpoint,
  region: S3_REGION,
  bucket: S3_BUCKET,
  ...keptS3Keys(dataDir),
})
