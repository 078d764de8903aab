/** What a file is, by its content: neither its name nor what the client says of it is looked at. */
export interface ContentType {
  kind: 'image' | 'video' | 'audio'
  mime: string
  /** Of the key under which it is kept. */
  extension: string
}

const TYPES: readonly (readonly [ContentType['kind'], mime: string, extension: string, ...names: string[]])[] = [
  ['image', 'image/jpeg', 'jpg'],
  ['image', 'image/png', 'png', 'image/apng'],
  ['image', 'image/gif', 'gif'],
  ['image', 'image/webp', 'webp'],
  ['image', 'image/avif', 'avif'],
  ['video', 'video/mp4', 'mp4', 'video/x-m4v'],
  ['video', 'video/quicktime', 'mov'],
  ['video', 'video/webm', 'webm'],
  ['audio', 'audio/mpeg', 'mp3'],
  ['audio', 'audio/ogg', 'ogg', 'audio/opus', 'application/ogg'],
  ['audio', 'audio/flac', 'flac', 'audio/x-flac'],
  ['audio', 'audio/wav', 'wav', 'audio/vnd.wave'],
  ['audio', 'audio/aac', 'aac'],
  ['audio', 'audio/mp4', 'm4a', 'audio/x-m4a'],
]

const BY_NAME = new Map<string, ContentType>(
  TYPES.flatMap(([kind, mime, extension, ...names]) =>
    [mime, ...names].map((name) => [name, { kind, mime, extension }] as const),
  ),
)
const BY_EXTENSION = new Map(TYPES.map(([, mime, extension]) => [extension, mime]))

/** What may be uploaded, as `/api/v2/instance` says it. */
export const SUPPORTED_TYPES: readonly string[] = TYPES.map(([, mime]) => mime)

/** How much of a file's beginning `recognise` wants to see. */
export const HEAD_BYTES = 65_536

/** Null for everything that is not taken here: SVG and other documents among it. `head` is the file's beginning. */
export async function recognise(head: Uint8Array): Promise<ContentType | null> {
  // Loaded with the first upload: it takes 10 MB.
  const { fileTypeFromBuffer } = await import('file-type')
  // The parser may want more than the beginning: then it is nothing we know.
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  return (found && BY_NAME.get(found.mime.split(';', 1)[0]!.trim())) ?? null
}

/** Of a content type that `recognise` answered. */
export const extensionOf = (mime: string): string => BY_NAME.get(mime)?.extension ?? 'bin'

/** The content type of a stored file: keys of ours end with what was recognised. */
export const contentTypeOfKey = (key: string): string =>
  BY_EXTENSION.get(key.slice(key.lastIndexOf('.') + 1)) ?? 'application/octet-stream'
