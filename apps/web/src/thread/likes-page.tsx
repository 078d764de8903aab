import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { peopleByLinks } from '../people/people-source.ts'
import { PersonList } from '../people/person-list.tsx'
import { Empty } from '../ui/notice.tsx'

export function LikesPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId/likes' })
  return (
    <>
      <PageHeader title={t('thread.likesTitle')} back />
      <PersonList
        queryKey={['thread-likes', statusId]}
        // The server pages these too; masto's types do not know it.
        load={peopleByLinks((params) =>
          api()
            .v1.statuses.$select(statusId)
            .favouritedBy.list.$raw(params as never),
        )}
        label={t('thread.likesTitle')}
        empty={<Empty title={t('thread.noLikes')}>{t('thread.noLikesText')}</Empty>}
      />
    </>
  )
}
