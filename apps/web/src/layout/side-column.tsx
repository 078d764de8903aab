/** Beside the column on wide screens: search, whom to follow, one's lists, a word about the server. */
import { useLocation } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { SuggestionsAside } from '../people/suggestions-aside.tsx'
import { SideSearch } from '../search/side-search.tsx'
import { privatePlace } from '../welcome/private-places.ts'
import { WelcomeForms } from '../welcome/welcome-forms.tsx'
import { SideFoot } from './side-foot.tsx'
import { SideLists } from './side-lists.tsx'

export function SideColumn() {
  const session = useSession()
  const asked = useLocation({ select: ({ pathname }) => privatePlace(pathname) !== null })
  return (
    <div className="flex flex-col gap-6">
      <SideSearch />
      {session ? (
        <>
          <SuggestionsAside />
          <SideLists />
        </>
      ) : (
        // Where a visitor is asked to sign in the forms stand in the column itself.
        !asked && <WelcomeForms />
      )}
      <SideFoot />
    </div>
  )
}
