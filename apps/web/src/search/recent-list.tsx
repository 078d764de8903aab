import { Clock, X } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useRecent } from './use-recent.ts'

/** Recent searches on the empty search page, each forgotten by one press. */
export function RecentList({ onSearch }: { onSearch(query: string): void }) {
  const { recent, remove, clear } = useRecent()
  if (recent.length === 0) return null
  return (
    <section aria-labelledby="search-recent" className="border-b border-line py-2">
      <div className="flex items-center justify-between gap-3 pr-2 pl-4">
        <h2 id="search-recent" className="font-semibold">
          {t('search.recent')}
        </h2>
        <Button kind="bare" onClick={clear}>
          {t('search.recentClear')}
        </Button>
      </div>
      <ul>
        {recent.map((query) => (
          <li key={query} className="flex items-center pr-3 hover:bg-raised">
            <button
              type="button"
              onClick={() => onSearch(query)}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-3 px-4 text-left text-[15px]"
            >
              <Clock size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
              <bdi className="truncate">{query}</bdi>
            </button>
            <IconButton
              name={t('search.recentRemove', { query })}
              icon={X}
              size={16}
              className="text-muted"
              onClick={() => remove(query)}
            />
          </li>
        ))}
      </ul>
      <p className="px-4 text-[13px] text-muted">{t('search.recentHere')}</p>
    </section>
  )
}
