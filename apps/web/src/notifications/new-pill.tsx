import { useEntities } from '../entities/use-entities.tsx'
import { NewPill as Pill } from '../feeds/new-pill.tsx'
import { t } from '../i18n/i18n.ts'

interface Props {
  count: number
  /** Whose faces stand in it, as far as they are known. */
  accountIds: readonly string[]
  onShow(): void
}

/** "3 new" of notifications and conversations. */
export function NewPill({ count, accountIds, onShow }: Props) {
  const { accounts } = useEntities()
  const people = accountIds.flatMap((id) => accounts.get(id) ?? [])
  return <Pill count={count} text={t('notifications.newCount', { count })} people={people} onShow={onShow} />
}
