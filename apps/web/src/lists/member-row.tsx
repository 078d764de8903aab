import { memo, useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { useAccount } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PersonRow } from '../people/person-row.tsx'
import { Button } from '../ui/button.tsx'
import { useChangeMember } from './use-members.ts'

/** A person with the button that puts them into the list or takes them out. */
export const MemberRow = memo(function MemberRow({
  id,
  listId,
  member,
}: {
  id: string
  listId: string
  member: boolean
}) {
  const account = useAccount(id)
  const change = useChangeMember(listId)
  const [problem, setProblem] = useState<string | null>(null)
  const name = account?.displayName || account?.username || ''
  const toggle = () => {
    setProblem(null)
    change(id, !member).catch((error: unknown) => setProblem(describeProblem(error)))
  }
  return (
    <PersonRow
      id={id}
      hint={problem && <span role="alert">{problem}</span>}
      action={
        <Button
          kind="quiet"
          className="shrink-0"
          aria-label={t(member ? 'lists.removeNamed' : 'lists.addNamed', { name })}
          onClick={toggle}
        >
          {t(member ? 'lists.remove' : 'lists.add')}
        </Button>
      }
    />
  )
})
