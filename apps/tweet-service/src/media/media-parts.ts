/** What attachments need beside the database. */
import type { Id } from '@rookery/contracts'
import type { ContentKeys, MediaStore, Pictures } from '@rookery/media'

/** Where processing jobs go: BullMQ, or a list in tests. A job that is still queued is not added again. */
export interface MediaJobs {
  add(mediaId: Id): Promise<void>
}

export interface MediaParts {
  store: MediaStore
  pictures: Pictures
  keys: ContentKeys
  jobs: MediaJobs
}
