/** New followers with the button that follows back. */
import { Link } from '@tanstack/react-router'
import { FollowButton } from '../profile/follow-button.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { usePerson } from './use-known.ts'

/** The others are on the list of followers, which the sentence above links to. */
const MOST = 3

export const FollowedBy = ({ ids }: { ids: readonly string[] }) => (
  <ul className="mt-1">
    {ids.slice(0, MOST).map((id) => (
      <Follower key={id} id={id} />
    ))}
  </ul>
)

function Follower({ id }: { id: string }) {
  const account = usePerson(id)
  if (!account) return <li className="min-h-13" />
  return (
    <li className="flex min-h-13 items-center gap-3">
      <Link to="/@{$acct}" params={{ acct: account.acct }} className="flex min-h-10 min-w-0 flex-1 items-center gap-3">
        <Avatar account={account} size={40} />
        <span className="min-w-0">
          <bdi className="block truncate font-semibold">{account.displayName || account.username}</bdi>
          <span className="block truncate text-[13px] text-muted">@{account.acct}</span>
        </span>
      </Link>
      <FollowButton accountId={id} acct={account.acct} small />
    </li>
  )
}
