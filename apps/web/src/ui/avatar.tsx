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

/** Initials on a colour of the person's own; pictures come with uploads. */
export function Avatar({ account, size = 44 }: { account: Account; size?: number }) {
  const name = account.displayName || account.username
  return (
    <span
      aria-hidden="true"
      className={`inline-grid shrink-0 place-items-center font-semibold text-white select-none ${size < 32 ? 'rounded-md' : 'rounded-xl'}`}
      style={{ width: size, height: size, fontSize: size * 0.42, background: hueOf(account.id) }}
    >
      {Array.from(name)[0]?.toUpperCase()}
    </span>
  )
}
