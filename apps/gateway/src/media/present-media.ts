/** An attachment as Mastodon clients know it. */
import type { Id, Media, MediaSize } from '@rookery/contracts'
import type { MediaAttachment } from '@rookery/contracts/mastodon'
import type { Links } from '../links.ts'

export function presentMedia(media: Media, links: Links): MediaAttachment {
  const { kind, originalKey, previewKey, focus } = media
  return {
    id: String(media.id),
    type: kind,
    url: originalKey === null ? null : links.media(originalKey),
    preview_url: previewKey === null ? null : links.media(previewKey),
    remote_url: null,
    preview_remote_url: null,
    text_url: null,
    meta: {
      ...(media.original ? { original: presentSize(media.original) } : {}),
      ...(media.preview ? { small: presentSize(media.preview) } : {}),
      ...(focus ? { focus } : {}),
    },
    description: media.description,
    blurhash: media.blurhash,
  }
}

/** Those of `ids` that are there, in this order. */
export const presentMediaOf = (ids: readonly Id[], known: ReadonlyMap<Id, Media>, links: Links): MediaAttachment[] =>
  ids.flatMap((id) => {
    const media = known.get(id)
    return media ? [presentMedia(media, links)] : []
  })

const presentSize = ({ width, height }: MediaSize) => ({
  width,
  height,
  size: `${width}x${height}`,
  aspect: Math.round((width / height) * 10_000) / 10_000,
})
