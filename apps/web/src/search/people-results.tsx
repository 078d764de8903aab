import { api } from '../api/client.ts'
import { t } from '../i18n/i18n.ts'
import { peopleByOffset } from '../people/people-source.ts'
import { PersonList } from '../people/person-list.tsx'
import { NothingFound } from './nothing-found.tsx'

/** Everybody found, endless. */
export function PeopleResults({ query }: { query: string }) {
  return (
    <PersonList
      queryKey={['search', query, 'people']}
      load={peopleByOffset(async ({ limit, offset }) => {
        const found = await api().v2.search.list({ q: query, type: 'accounts', limit, offset })
        return found.accounts
      })}
      label={t('search.people')}
      empty={<NothingFound query={query} type="people" />}
    />
  )
}
