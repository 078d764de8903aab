import type { Account } from '../api/problem.ts'

const HUES = ['#0f766e', '#1d4ed8', '#7c3aed', '#be185d', '#b45309', '#4d7c0f', '#0e7490', '#6d28d9']

/** Initials on a colour of the person's own; pictures come with uploads. */
export function Avatar({ account, size = 44 }: { account: Account; size?: number }) {
  const name = account.displayName || account.username
  const hue = HUES[Number(account.id.slice(-4)) % HUES.length]
  return (
    <span
      aria-hidden="true"
      className="inline-grid shrink-0 place-items-center rounded-xl font-semibold text-white select-none"
      style={{ width: size, height: size, fontSize: size * 0.42, background: hue }}
    >
      {Array.from(name)[0]?.toUpperCase()}
    </span>
  )
}
