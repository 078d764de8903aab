import { Link } from '@tanstack/react-router'
import { EyeOff, Film, type LucideIcon, Music } from 'lucide-react'
import { useState } from 'react'
import { t } from '../i18n/i18n.ts'
import type { Tile } from './tiles.ts'

const KINDS: Partial<Record<string, LucideIcon>> = { video: Film, gifv: Film, audio: Music }

/** A square of a picture; what is marked sensitive stays covered until one opens its post. */
export function MediaTile({ tile: { status, media } }: { tile: Tile }) {
  const [failed, setFailed] = useState(false)
  const covered = status.sensitive || status.spoilerText !== ''
  const Kind = KINDS[media.type]
  const { x = 0, y = 0 } = (media.meta as { focus?: { x: number; y: number } } | null)?.focus ?? {}
  const name = covered
    ? t('profile.sensitiveMedia')
    : t('profile.mediaOf', { what: media.description || t('profile.undescribed') })
  return (
    <Link
      data-focus
      to="/@{$acct}/$statusId"
      params={{ acct: status.account.acct, statusId: status.id }}
      aria-label={name}
      title={covered ? name : (media.description ?? undefined)}
      className="group relative grid aspect-square place-items-center overflow-hidden bg-sunken text-muted focus-visible:z-1 focus-visible:-outline-offset-2"
    >
      {covered ? (
        <EyeOff size={28} strokeWidth={1.75} aria-hidden="true" />
      ) : media.previewUrl && !failed ? (
        <img
          src={media.previewUrl}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
          className="absolute size-full object-cover transition-opacity duration-150 group-hover:opacity-90"
          style={{ objectPosition: `${50 + x * 50}% ${50 - y * 50}%` }}
        />
      ) : (
        !Kind && <EyeOff size={28} strokeWidth={1.75} aria-hidden="true" />
      )}
      {Kind && (
        <span className="absolute right-2 bottom-2 grid size-7 place-items-center rounded-full bg-black/60 text-white">
          <Kind size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
    </Link>
  )
}
