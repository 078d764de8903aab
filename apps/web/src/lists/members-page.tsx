import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { PeopleSkeleton } from '../people/people-skeleton.tsx'
import { Notice } from '../ui/notice.tsx'
import { FoundPeople } from './found-people.tsx'
import { MembersAndOthers } from './members-and-others.tsx'
import { NoSuchList } from './no-such-list.tsx'
import { useList } from './use-lists.ts'
import { useMembers } from './use-members.ts'

/** Who is in a list; people one follows are added and taken out by one press. */
export function MembersPage() {
  const { listId } = useParams({ from: '/lists/$listId/members' })
  const { list, missing } = useList(listId)
  const { members, problem, retry } = useMembers(listId)
  const [query, setQuery] = useState('')
  if (missing) return <NoSuchList />
  return (
    <>
      <PageHeader title={list ? t('lists.membersOf', { title: list.title }) : t('lists.members')} back />
      <search className="block border-b border-line px-4 py-3">
        <input
          type="search"
          dir="auto"
          autoComplete="off"
          aria-label={t('lists.find')}
          placeholder={t('lists.find')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="min-h-11 w-full rounded-xl border border-line bg-raised px-3 placeholder:text-muted"
        />
      </search>
      {problem ? (
        <Notice text={describeProblem(problem)} action={t('app.retry')} onAction={retry} />
      ) : !members ? (
        <PeopleSkeleton />
      ) : query.trim() === '' ? (
        <MembersAndOthers listId={listId} members={members} />
      ) : (
        <FoundPeople listId={listId} members={members} query={query.trim()} />
      )}
    </>
  )
}
