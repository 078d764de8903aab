// What a process is told of engines that were started here: the variables that an operator would set for servers of their own.
import type { S3Location } from './s3/s3-location.ts'

interface Addresses {
  kafkaBrokers?: readonly string[] | undefined
  elasticsearchUrl?: string | undefined
  s3?: S3Location | undefined
}

/** Those that are not there are left out. */
export function engineVariables({ kafkaBrokers, elasticsearchUrl, s3 }: Addresses): Record<string, string> {
  return {
    ...(kafkaBrokers && { KAFKA_BROKERS: kafkaBrokers.join(',') }),
    ...(elasticsearchUrl !== undefined && { ELASTICSEARCH_URL: elasticsearchUrl }),
    ...(s3 && {
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.region,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    }),
  }
}
