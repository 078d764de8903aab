import type { mastodon } from 'masto'
import { useEffect, useRef, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { Alt } from './alt.tsx'
import { Blur } from './blur.tsx'
import { focusOf, meanColour, sourceSet } from './shape.ts'

interface Props {
  media: mastodon.v1.MediaAttachment
  shown: boolean
  lang?: string
  className: string
  /** Alone in its row: worth the larger file on a dense screen. */
  wide?: boolean
  onOpen(): void
}

/** About how wide a picture alone in a post is; 480 is what the preview has, good enough for a plain screen. */
const COLUMN = 'min(480px, calc(100vw - 80px))'

const INSTEAD = 'absolute inset-0 grid place-items-center bg-sunken p-3 text-center text-sm text-muted'

/** One picture in the room that its grid gives it. Until it is loaded: its mean colour, then its blurhash. */
export function Picture({ media, shown, lang, className, wide = false, onOpen }: Props) {
  const { previewUrl, url, description, blurhash } = media
  const source = previewUrl || url
  const image = useRef<HTMLImageElement>(null)
  const [state, setState] = useState<'fresh' | 'slow' | 'loaded' | 'failed'>('fresh')

  // What comes from the cache needs no placeholder; drawing one costs more than the whole row.
  useEffect(() => {
    if (state !== 'fresh' || image.current?.complete) return
    const timer = setTimeout(() => setState((now) => (now === 'fresh' ? 'slow' : now)), 60)
    return () => clearTimeout(timer)
  }, [state])

  const name = description ? t('media.openWith', { text: description }) : t('media.open')
  return (
    <div
      className={`relative h-full min-h-0 w-full min-w-0 overflow-hidden bg-sunken ${className}`}
      style={{ backgroundColor: meanColour(blurhash) }}
    >
      {blurhash && (!shown || state === 'slow') && <Blur hash={blurhash} />}
      {!source ? (
        <p className={INSTEAD}>{t('media.processing')}</p>
      ) : state === 'failed' ? (
        <button type="button" onClick={() => setState('fresh')} className={`${INSTEAD} -outline-offset-2`}>
          <span>
            {t('media.failed')}
            <span className="block font-semibold text-accent">{t('app.retry')}</span>
          </span>
        </button>
      ) : (
        shown && (
          <button type="button" aria-label={name} onClick={onOpen} className="group absolute inset-0 -outline-offset-2">
            <img
              ref={image}
              src={source}
              srcSet={wide ? sourceSet(media) : undefined}
              sizes={wide ? COLUMN : undefined}
              alt=""
              decoding="async"
              draggable={false}
              onLoad={() => state === 'slow' && setState('loaded')}
              onError={() => setState('failed')}
              className="size-full object-cover"
              style={{ objectPosition: focusOf(media) }}
            />
          </button>
        )
      )}
      {shown && description && <Alt text={description} lang={lang} />}
    </div>
  )
}
