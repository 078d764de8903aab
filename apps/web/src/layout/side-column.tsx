/** Beside the column on wide screens: search, whom to follow, one's lists, a word about the server. */
import { useSession } from '../api/session.ts'
import { SuggestionsAside } from '../people/suggestions-aside.tsx'
import { SideSearch } from '../search/side-search.tsx'
import { WelcomeForms } from '../welcome/welcome-forms.tsx'
import { SideFoot } from './side-foot.tsx'
import { SideLists } from './side-lists.tsx'

export function SideColumn() {
  const session = useSession()
  return (
    <div className="flex flex-col gap-6">
      <SideSearch />
      {session ? (
        <>
          <SuggestionsAside />
          <SideLists />
        </>
      ) : (
        <WelcomeForms />
      )}
      <SideFoot />
    </div>
  )
}
