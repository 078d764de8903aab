import { useNavigate } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'

/** The search field beside the column. */
export function SideSearch() {
  const navigate = useNavigate()
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const q = String(new FormData(event.currentTarget).get('q'))
          void navigate({ to: '/search', search: { q } })
        }}
      >
        <input
          type="search"
          name="q"
          aria-label={t('app.search')}
          placeholder={t('app.search')}
          className="min-h-11 w-full rounded-full border border-line bg-sunken px-4"
        />
      </form>
    </search>
  )
}
