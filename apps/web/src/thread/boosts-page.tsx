import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { peopleByLinks } from '../people/people-source.ts'
import { PersonList } from '../people/person-list.tsx'
import { Empty } from '../ui/notice.tsx'

export function BoostsPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId/boosts' })
  return (
    <>
      <PageHeader title={t('thread.boostsTitle')} back />
      <PersonList
        queryKey={['thread-boosts', statusId]}
        // The server pages these too; masto's types do not know it.
        load={peopleByLinks((params) =>
          api()
            .v1.statuses.$select(statusId)
            .rebloggedBy.list.$raw(params as never),
        )}
        label={t('thread.boostsTitle')}
        empty={<Empty title={t('thread.noBoosts')}>{t('thread.noBoostsText')}</Empty>}
      />
    </>
  )
}
