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

/** The pattern that the server draws for people without a picture: a letter says more. */
const DRAWN = /\/avatars\/\d+\.png$/

/** A person's picture, or the first letter of the name on a colour of their own. The room is the same from the first moment. */
export function Avatar({ account, size = 44 }: { account: Account; size?: number }) {
  const { avatar } = account
  const [failed, setFailed] = useState<string | null>(null)
  const corners = size < 32 ? 'rounded-md' : 'rounded-xl'
  if (avatar && !DRAWN.test(avatar) && avatar !== failed)
    return (
      <img
        src={avatar}
        alt=""
        width={size}
        height={size}
        decoding="async"
        draggable={false}
        onError={() => setFailed(avatar)}
        className={`shrink-0 bg-sunken object-cover ${corners}`}
        style={{ width: size, height: size }}
      />
    )
  return (
    <span
      aria-hidden="true"
      className={`inline-grid shrink-0 place-items-center font-semibold text-white select-none ${corners}`}
      style={{ width: size, height: size, fontSize: size * 0.42, background: hueOf(account.id) }}
    >
      {Array.from(account.displayName || account.username)[0]?.toUpperCase()}
    </span>
  )
}
