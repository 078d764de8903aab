import type { mastodon } from 'masto'

interface Props {
  media: mastodon.v1.MediaAttachment
  current: boolean
  /** Loaded before one comes to it. */
  near: boolean
  onClose(): void
}

/** One attachment, as large as the window lets it be. */
export function Slide({ media, current, near, onClose }: Props) {
  const { type, url, previewUrl, description } = media
  const size = media.meta?.original
  const room = { width: size?.width || undefined, height: size?.height || undefined }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the button and Escape are for keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className="grid h-full w-full shrink-0 snap-center snap-always place-items-center overflow-hidden p-1 sm:px-14"
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
      inert={!current}
    >
      {!near ? null : type === 'image' ? (
        <img
          src={url ?? previewUrl}
          alt={description ?? ''}
          {...room}
          className="h-auto max-h-full w-auto max-w-full touch-pinch-zoom object-contain"
        />
      ) : type === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: the description stands below it
        <audio src={url ?? undefined} controls className="w-full max-w-md" />
      ) : (
        <video
          src={url ?? undefined}
          poster={previewUrl || undefined}
          {...room}
          controls
          loop={type === 'gifv'}
          playsInline
          className="h-auto max-h-full w-auto max-w-full"
        />
      )}
    </div>
  )
}
