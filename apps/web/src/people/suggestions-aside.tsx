/** Beside the column: four people one could follow. */
import { Link, useLocation } from '@tanstack/react-router'
import { UserCheck, UserPlus, X } from 'lucide-react'
import { useAccount } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { reasonText } from './suggestion-rows.tsx'
import { useRelate } from './use-relate.ts'
import { type Suggestion, useSuggestions } from './use-suggestions.ts'

const SHOWN = 4

export function SuggestionsAside() {
  const { data, isPending, dismiss } = useSuggestions()
  const there = useLocation({ select: ({ pathname }) => pathname === '/people' })
  if (there) return null
  // A quiet place: without an answer there is nothing to say here.
  if (!isPending && !data?.length) return null
  return (
    <section aria-labelledby="whom-to-follow">
      <div className="flex items-center justify-between">
        <h2 id="whom-to-follow" className="font-semibold">
          {t('people.whom')}
        </h2>
        <Link
          to="/people"
          className="-mr-3 inline-flex min-h-10 items-center rounded-full px-3 text-sm text-accent hover:bg-sunken"
        >
          {t('people.more')}
        </Link>
      </div>
      {isPending ? (
        <div role="status" aria-busy="true" aria-label={t('app.loading')} className="animate-pulse">
          {Array.from({ length: SHOWN }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
            <div key={row} className="flex h-16 items-center gap-3">
              <div className="size-10 rounded-xl bg-sunken" />
              <div className="h-4 w-32 rounded bg-sunken" />
            </div>
          ))}
        </div>
      ) : (
        <ul>
          {data?.slice(0, SHOWN).map((suggestion) => (
            <Row key={suggestion.id} suggestion={suggestion} onDismiss={(id) => void dismiss(id)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ suggestion: { id, reason }, onDismiss }: { suggestion: Suggestion; onDismiss(id: string): void }) {
  const account = useAccount(id)
  const { known, problem, toggleFollow } = useRelate({ id, acct: account?.acct ?? '' })
  if (!account) return null
  const { acct } = account
  const active = known?.following || known?.requested
  return (
    <li className="flex min-h-16 items-center gap-3" title={problem ?? reasonText(reason)}>
      <Link to="/@{$acct}" params={{ acct }} className="group flex min-w-0 flex-1 items-center gap-3 rounded-xl">
        <Avatar account={account} size={40} />
        <span className="min-w-0">
          <bdi className="block truncate text-[15px] font-semibold group-hover:underline">
            {account.displayName || account.username}
          </bdi>
          <span className="block truncate text-sm text-muted">@{acct}</span>
        </span>
      </Link>
      <div className="-mr-2.5 flex shrink-0">
        <IconButton
          icon={active ? UserCheck : UserPlus}
          name={active ? t('people.unfollowWhom', { acct }) : t('people.followWhom', { acct })}
          aria-pressed={active}
          disabled={!known}
          onClick={toggleFollow}
          className="text-accent aria-pressed:text-muted"
        />
        {!active && (
          <IconButton
            icon={X}
            size={18}
            name={t('people.dismiss', { acct })}
            onClick={() => onDismiss(id)}
            className="text-muted"
          />
        )}
      </div>
    </li>
  )
}
