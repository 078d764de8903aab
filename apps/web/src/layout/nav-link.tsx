import { Link, type LinkProps } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'

export const PLACE =
  'relative flex min-h-12 min-w-[48px] items-center justify-center gap-4 rounded-full px-[13px] text-muted hover:bg-sunken hover:text-ink wide:justify-start'

export const ICON = { size: 22, strokeWidth: 1.75, className: 'shrink-0', 'aria-hidden': true } as const

interface Props extends Pick<LinkProps, 'to' | 'params'> {
  name: string
  icon: LucideIcon
  /** Shown on the icon; above 99 as "99+". */
  badge?: number
  badgeName?: string
}

/** One place of the rail or the bottom bar: an icon with its name beside it on wide screens, and for assistive technology. */
export function NavLink({ to, params, name, icon: Icon, badge = 0, badgeName }: Props) {
  return (
    <Link
      to={to}
      params={params as never}
      title={name}
      className={PLACE}
      activeProps={{ className: 'text-accent! font-semibold', 'aria-current': 'page' }}
      activeOptions={{ exact: to === '/', includeSearch: false }}
    >
      <Icon {...ICON} />
      <Badge count={badge} name={badgeName} className="top-1 left-7 wide:top-auto wide:right-4 wide:left-auto" />
      <span className="sr-only whitespace-nowrap wide:not-sr-only wide:font-medium">{name}</span>
    </Link>
  )
}

/** How much is new, on an icon; nothing when there is none. */
export function Badge({ count, name, className }: { count: number; name?: string; className: string }) {
  if (count === 0) return null
  return (
    <span
      className={`absolute grid h-[18px] min-w-[18px] place-items-center rounded-full bg-accent px-1 text-[11px] font-semibold text-on-accent tabular-nums ${className}`}
    >
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{name}</span>
    </span>
  )
}
