/** Whom one blocks, and the way back. */
import { api } from '../api/client.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { peopleByLinks } from '../people/people-source.ts'
import { PersonList } from '../people/person-list.tsx'
import { Empty } from '../ui/notice.tsx'

export const BlocksPage = () => (
  <>
    <PageHeader title={t('people.blocks')} back />
    <PersonList
      queryKey={['blocks']}
      load={peopleByLinks((params) => api().v1.blocks.list.$raw(params))}
      label={t('people.blocks')}
      empty={<Empty title={t('people.noBlocks')}>{t('people.noBlocksHint')}</Empty>}
    />
  </>
)
