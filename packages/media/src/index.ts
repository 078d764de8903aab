/** Where files of people lie, and what is done to a picture before anybody else sees it. */
export { type ContentKeys, createContentKeys } from './content-keys.ts'
export { IMAGE_LIMITS, MAX_UPLOAD_BYTES } from './prepare/limits.ts'
export { createPictures, type Pictures, type PreparedFile, type PreparedPicture } from './prepare/pictures.ts'
export {
  type ContentType,
  contentTypeOfKey,
  extensionOf,
  HEAD_BYTES,
  recognise,
  SUPPORTED_TYPES,
} from './prepare/recognise.ts'
export { MediaStoreError, type S3Settings } from './s3/s3-settings.ts'
export { openLocalMediaStore } from './store/local-folder.ts'
export type { ByteRange, MediaStore, StoredFile } from './store/media-store.ts'
export { createMemoryMediaStore } from './store/memory-store.ts'
export { openMediaStore } from './store/open-media-store.ts'
