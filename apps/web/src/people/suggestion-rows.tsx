/** Suggested people as rows: why, following in place, and "not this one". */
import { X } from 'lucide-react'
import { useAccount } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { FollowButton } from '../profile/follow-button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { PersonRow } from './person-row.tsx'
import type { Reason, Suggestion } from './use-suggestions.ts'

export const reasonText = (reason: Reason): string | undefined =>
  reason === 'other' ? undefined : t(`people.reason.${reason}`)

interface Props {
  suggestions: readonly Suggestion[]
  onDismiss(id: string): void
}

export const SuggestionRows = ({ suggestions, onDismiss }: Props) => (
  <ul aria-label={t('people.suggested')}>
    {suggestions.map((suggestion) => (
      <li key={suggestion.id}>
        <Row suggestion={suggestion} onDismiss={onDismiss} />
      </li>
    ))}
  </ul>
)

function Row({ suggestion: { id, reason }, onDismiss }: { suggestion: Suggestion; onDismiss(id: string): void }) {
  const account = useAccount(id)
  if (!account) return null
  const { acct } = account
  return (
    <PersonRow
      id={id}
      hint={reasonText(reason)}
      action={
        <div className="flex shrink-0 items-start gap-1">
          <FollowButton accountId={id} acct={acct} small />
          <IconButton
            icon={X}
            size={18}
            name={t('people.dismiss', { acct })}
            className="-mr-2 text-muted"
            onClick={() => onDismiss(id)}
          />
        </div>
      }
    />
  )
}
