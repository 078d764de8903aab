/** Places beside each other, each with an address of its own: links rather than ARIA tabs, so that back and reload work. */
import { Link, type LinkProps } from '@tanstack/react-router'

export interface Tab {
  name: string
  link: Pick<LinkProps, 'to' | 'params' | 'search'>
  selected: boolean
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="flex overflow-x-auto border-b border-line">
      {tabs.map(({ name, link, selected }) => (
        <Link
          key={name}
          {...link}
          replace
          resetScroll={false}
          // A link is its tab's only with the same search: its own mark would name two as the present one.
          activeOptions={{ exact: true, explicitUndefined: true }}
          aria-current={selected ? 'page' : undefined}
          className="grid min-h-12 flex-1 place-items-center border-b-2 border-transparent px-4 text-[15px] font-medium whitespace-nowrap text-muted hover:bg-sunken aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
