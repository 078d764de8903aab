/** Whom one mutes, until when, and the way back. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useAccount } from '../entities/use-entities.tsx'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { type LoadPeople, peopleByLinks } from '../people/people-source.ts'
import { PersonList } from '../people/person-list.tsx'
import { PersonRow } from '../people/person-row.tsx'
import { timeLeft } from '../people/time-left.ts'
import { useRelate } from '../people/use-relate.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'

const endKey = (id: string) => ['mute-end', id]

export function MutesPage() {
  const queries = useQueryClient()
  return (
    <>
      <PageHeader title={t('people.mutes')} back />
      <PersonList
        queryKey={['mutes']}
        load={loadMutes(queries)}
        label={t('people.mutes')}
        empty={<Empty title={t('people.noMutes')}>{t('people.noMutesHint')}</Empty>}
        render={(id) => <MutedRow id={id} end={queries.getQueryData<string | null>(endKey(id)) ?? null} />}
      />
    </>
  )
}

/** When it ends is said of an account in this list alone: it is kept apart from the account. */
const loadMutes = (queries: QueryClient): LoadPeople => {
  const load = peopleByLinks((params) => api().v1.mutes.list.$raw(params))
  return async (page) => {
    const found = await load(page)
    for (const account of found.accounts) {
      const { muteExpiresAt = null } = account as { muteExpiresAt?: string | null }
      queries.setQueryData(endKey(account.id), muteExpiresAt)
    }
    return found
  }
}

function MutedRow({ id, end }: { id: string; end: string | null }) {
  const acct = useAccount(id)?.acct ?? ''
  const { known, problem, mute, unmute } = useRelate({ id, acct })
  const muting = known?.muting ?? true
  const hint = muting && end ? t('people.muteEnds', { when: timeLeft(end, Date.now(), currentLanguage()) }) : undefined
  return (
    <PersonRow
      id={id}
      hint={problem ?? hint}
      action={
        <Button
          kind="quiet"
          disabled={!known}
          onClick={() => (muting ? unmute() : mute({ duration: 0, notifications: true }))}
        >
          {t(muting ? 'people.unmute' : 'people.mute')} <span className="sr-only">@{acct}</span>
        </Button>
      }
    />
  )
}
