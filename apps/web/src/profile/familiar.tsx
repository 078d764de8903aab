/** "Followed by A, B and 3 others you follow". */
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Account } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'

/** So many by name; the others are counted. */
const NAMED = 2
const FACES = 3

export function Familiar({ ids, acct }: { ids: readonly string[]; acct: string }) {
  const { accounts } = useEntities()
  const people = ids.flatMap((id) => accounts.get(id) ?? [])
  if (people.length === 0) return null
  const named = people.slice(0, NAMED)
  const rest = people.length - named.length
  const parts = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).formatToParts([
    ...named.map(({ id }) => id),
    ...(rest > 0 ? ['rest'] : []),
  ])
  return (
    <div className="mt-2 flex items-center gap-2.5 text-sm text-muted">
      <span className="flex shrink-0 -space-x-2" aria-hidden="true">
        {people.slice(0, FACES).map((account) => (
          <span key={account.id} className="flex rounded-lg border-2 border-paper bg-paper">
            <Avatar account={account} size={24} />
          </span>
        ))}
      </span>
      <p className="min-w-0 wrap-anywhere">
        {t('profile.followedBy')}{' '}
        {parts.map(({ type, value }) => (
          <Fragment key={value}>
            {type === 'literal' ? (
              value
            ) : value === 'rest' ? (
              <Link to="/@{$acct}/followers" params={{ acct }} className="hover:underline">
                {t('profile.othersYouFollow', { count: rest })}
              </Link>
            ) : (
              <Name account={named.find(({ id }) => id === value)} />
            )}
          </Fragment>
        ))}
      </p>
    </div>
  )
}

const Name = ({ account }: { account: Account | undefined }) =>
  account && (
    <Link to="/@{$acct}" params={{ acct: account.acct }} className="font-medium text-ink hover:underline">
      <bdi>{account.displayName || account.username}</bdi>
    </Link>
  )
