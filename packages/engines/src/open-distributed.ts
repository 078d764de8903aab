// The engines of the distributed profile on one machine, as one resource: given by address, or fetched, started, adopted and stopped here.
import type { EngineName } from './engines-file.ts'
import type { Engines, EnginesOptions } from './open-engines.ts'

/** Where media go. The bucket exists when it is a server of ours. */
export interface S3Location {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

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
export async function openDistributedEngines(_options: DistributedOptions): Promise<DistributedEngines> {
  throw new Error('not yet')
}
