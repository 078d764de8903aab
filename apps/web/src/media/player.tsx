/** What moves or sounds: the browser's own players, their room reserved. */
import { FileText } from 'lucide-react'
import type { mastodon } from 'masto'
import { t } from '../i18n/i18n.ts'
import { Alt } from './alt.tsx'
import { Blur } from './blur.tsx'
import { meanColour, shownAspect } from './shape.ts'

type Media = mastodon.v1.MediaAttachment

interface Props {
  media: Media
  shown: boolean
  lang?: string
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export function Player({ media, shown, lang }: Props) {
  const { type, url, previewUrl, description, blurhash } = media
  const name = description || (type === 'audio' ? t('media.audio') : t('media.video'))
  if (!url)
    return (
      <p className="grid min-h-14 place-items-center rounded-xl bg-sunken text-sm text-muted">
        {t('media.processing')}
      </p>
    )
  if (type === 'audio')
    return (
      <figure className="rounded-xl bg-sunken p-3">
        {/* biome-ignore lint/a11y/useMediaCaption: its description stands below */}
        <audio src={shown ? url : undefined} controls preload="none" aria-label={name} className="h-14 w-full" />
        {description && (
          <figcaption dir="auto" lang={lang} className="mt-2 text-sm text-muted wrap-anywhere">
            {description}
          </figcaption>
        )}
      </figure>
    )
  const aspect = shownAspect(media)
  const moving = type === 'gifv' && !still()
  return (
    <div
      className="relative overflow-hidden rounded-xl bg-sunken"
      style={{ aspectRatio: aspect, maxWidth: `${27 * aspect}rem`, backgroundColor: meanColour(blurhash) }}
    >
      {!shown && blurhash && <Blur hash={blurhash} />}
      {shown && (
        <video
          src={url}
          poster={previewUrl || undefined}
          aria-label={name}
          controls={!moving}
          muted={moving}
          autoPlay={moving}
          loop={type === 'gifv'}
          preload={previewUrl ? 'none' : 'metadata'}
          playsInline
          className="size-full object-contain"
        />
      )}
      {shown && description && (
        <div className="absolute top-0 left-0">
          <Alt text={description} lang={lang} />
        </div>
      )}
    </div>
  )
}

export function AttachedFile({ media }: { media: Media }) {
  const { url, remoteUrl, description } = media
  const href = url ?? remoteUrl
  if (!href) return null
  return (
    <a
      href={href}
      target="_blank"
      rel="nofollow noopener noreferrer"
      className="flex min-h-12 items-center gap-3 rounded-xl bg-sunken px-4 py-2 text-[15px] text-accent hover:underline"
    >
      <FileText size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
      <span dir="auto" className="min-w-0 wrap-anywhere">
        {description || t('media.unknown')}
      </span>
    </a>
  )
}
