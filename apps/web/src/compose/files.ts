/** Which files can be sent at all, told before they are. Pure. */

export interface MediaLimits {
  supportedMimeTypes: readonly string[]
  imageSizeLimit: number
  imageMatrixLimit: number
  videoSizeLimit: number
}

export type Refusal = 'type' | 'size' | 'count' | 'mixed' | 'pixels' | 'empty'

/** Other names for what the server takes; it looks at the content, not at the name. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/x-aac': 'audio/aac',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
}

export const kindOf = (type: string): 'image' | 'video' | 'audio' =>
  type.startsWith('video/') ? 'video' : /audio|ogg/.test(type) ? 'audio' : 'image'

/** Why it cannot be sent, or null. A file whose type the browser does not know is left to the server. */
export function refusalOf(file: Pick<File, 'type' | 'size'>, limits: MediaLimits): Refusal | null {
  const type = ALIASES[file.type] ?? file.type
  if (type !== '' && !limits.supportedMimeTypes.includes(type)) return 'type'
  if (file.size === 0) return 'empty'
  const limit = type.startsWith('image/') ? limits.imageSizeLimit : limits.videoSizeLimit
  return file.size > limit ? 'size' : null
}

export interface Sorted<F> {
  taken: F[]
  refused: { file: F; why: Refusal }[]
}

/** `there`: the kinds that the post has already. A film or a sound stands alone. */
export function sortFiles<F extends Pick<File, 'type' | 'size'>>(
  files: readonly F[],
  limits: MediaLimits,
  most: number,
  there: readonly string[],
): Sorted<F> {
  const sorted: Sorted<F> = { taken: [], refused: [] }
  const kinds = [...there]
  for (const file of files) {
    const kind = kindOf(file.type)
    const mixed = kinds.length > 0 && [...kinds, kind].some((each) => each === 'video' || each === 'audio')
    const why = refusalOf(file, limits) ?? (mixed ? 'mixed' : kinds.length >= most ? 'count' : null)
    if (why) {
      sorted.refused.push({ file, why })
      continue
    }
    sorted.taken.push(file)
    kinds.push(kind)
  }
  return sorted
}
