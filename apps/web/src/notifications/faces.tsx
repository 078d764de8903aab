import { Link } from '@tanstack/react-router'
import { Avatar } from '../ui/avatar.tsx'
import { useWide } from '../ui/use-wide.ts'
import { usePerson } from './use-known.ts'

const MOST = 5
/** So many fit beside each other at 360 px. */
const MOST_NARROW = 4

/** Who did it, each face a link; how many more there are. */
export function Faces({ ids, count }: { ids: readonly string[]; count: number }) {
  const shown = ids.slice(0, useWide() ? MOST : MOST_NARROW)
  return (
    <div className="flex min-h-10 min-w-0 flex-wrap items-center">
      {shown.map((id) => (
        <Face key={id} id={id} />
      ))}
      {count > shown.length && (
        <span aria-hidden="true" className="ml-1.5 text-[13px] text-muted tabular-nums">
          +{count - shown.length}
        </span>
      )}
    </div>
  )
}

function Face({ id }: { id: string }) {
  const account = usePerson(id)
  if (!account) return <span className="size-10 shrink-0" />
  const name = account.displayName || account.username
  return (
    <Link
      to="/@{$acct}"
      params={{ acct: account.acct }}
      aria-label={name}
      title={name}
      className="grid size-10 shrink-0 place-items-center rounded-xl first:-ml-0.5"
    >
      <Avatar account={account} size={34} />
    </Link>
  )
}
