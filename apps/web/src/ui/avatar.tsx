import { useState } from 'react'
import type { Account } from '../entities/entities.ts'

/** Each at least 4.5:1 under white. */
const HUES = [
  '#0f766e',
  '#1d4ed8',
  '#7c3aed',
  '#be185d',
  '#b45309',
  '#4d7c0f',
  '#0e7490',
  '#a21caf',
  '#9f1239',
  '#4338ca',
]

/** Neighbouring ids must not share a colour: a multiplicative hash (Knuth, 32 bits), its upper half. */
const hueOf = (id: string) => HUES[(Math.imul(Number(id) % 2 ** 31, 2654435761) >>> 16) % HUES.length]

/** Without a picture of one's own the server draws a pattern; the initial is easier to tell apart. */
const isGenerated = (url: string) => !url || /\/avatars\/\d+\.png$/.test(url)

/** The person's picture, or the initial on a colour of their own (a still one unless `moving`). */
export function Avatar({ account, size = 44, moving = false }: { account: Account; size?: number; moving?: boolean }) {
  const [failed, setFailed] = useState<string | null>(null)
  const name = account.displayName || account.username
  const url = (moving && account.avatar) || account.avatarStatic || account.avatar
  const shape = `shrink-0 select-none ${size < 32 ? 'rounded-md' : 'rounded-xl'}`
  if (!isGenerated(url) && failed !== url)
    return (
      <img
        src={url}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setFailed(url)}
        className={`${shape} bg-sunken object-cover`}
        style={{ width: size, height: size }}
      />
    )
  return (
    <span
      aria-hidden="true"
      className={`${shape} inline-grid place-items-center font-semibold text-white`}
      style={{ width: size, height: size, fontSize: size * 0.42, background: hueOf(account.id) }}
    >
      {Array.from(name)[0]?.toUpperCase()}
    </span>
  )
}
