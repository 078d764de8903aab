/** Beside the column on wide screens: search, whom to follow, a word about the server. */
import { Link } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { SuggestionsAside } from '../people/suggestions-aside.tsx'
import { SideSearch } from '../search/side-search.tsx'
import { WelcomeForms } from '../welcome/welcome-forms.tsx'

export function SideColumn() {
  const session = useSession()
  return (
    <div className="flex flex-col gap-6">
      <SideSearch />
      {session ? <SuggestionsAside /> : <WelcomeForms />}
      <p className="text-sm text-muted">
        <Link to="/apps" className="hover:underline">
          {t('app.otherApps')}
        </Link>
      </p>
    </div>
  )
}
