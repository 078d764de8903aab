// What pictures of profiles need beside the database.
import type { ContentKeys, MediaStore, Pictures } from '@rookery/media'

export interface PictureParts {
  store: MediaStore
  pictures: Pictures
  keys: ContentKeys
}
