/** One's lists, a press away on wide screens; nothing for whoever has none. */
import { Link, useLocation } from '@tanstack/react-router'
import { List } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { useLists } from '../lists/use-lists.ts'

const SHOWN = 5

export function SideLists() {
  const { data } = useLists()
  const there = useLocation({ select: ({ pathname }) => pathname === '/lists' })
  if (there || !data?.length) return null
  return (
    <section aria-labelledby="side-lists">
      <div className="flex items-center justify-between">
        <h2 id="side-lists" className="font-semibold">
          {t('app.lists')}
        </h2>
        <Link
          to="/lists"
          className="-mr-3 inline-flex min-h-10 items-center rounded-full px-3 text-sm text-accent hover:bg-sunken"
        >
          {t('people.more')}
        </Link>
      </div>
      <ul>
        {data.slice(0, SHOWN).map(({ id, title }) => (
          <li key={id}>
            <Link
              to="/lists/$listId"
              params={{ listId: id }}
              activeProps={{ className: 'text-accent' }}
              className="-mx-3 flex min-h-10 items-center gap-3 rounded-full px-3 text-[15px] hover:bg-sunken"
            >
              <List size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
              <bdi className="truncate">{title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
