import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { ListEnd } from '../feeds/feed-list.tsx'
import { VirtualList } from '../feeds/virtual-list.tsx'
import { t } from '../i18n/i18n.ts'
import { PeopleSkeleton } from '../people/people-skeleton.tsx'
import { peopleByLinks } from '../people/people-source.ts'
import { PERSON_PX } from '../people/person-row.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { MemberRow } from './member-row.tsx'
import { rowsOf } from './member-rows.ts'

const PAGE = 40

export function MembersAndOthers({ listId, members }: { listId: string; members: string[] }) {
  const entities = useEntities()
  const me = useSession()?.accountId ?? ''
  const [upper] = useState(members)
  const load = peopleByLinks((params) => api().v1.accounts.$select(me).following.list.$raw(params))
  const following = useInfiniteQuery({
    queryKey: ['following-of-me', me],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const { accounts, next } = await load({ limit: PAGE, after: pageParam })
      return { ids: entities.keepAccounts(accounts), next }
    },
    getNextPageParam: ({ next }) => next,
  })
  if (following.isPending) return <PeopleSkeleton />
  if (following.isError && !following.data)
    return (
      <Notice text={describeProblem(following.error)} action={t('app.retry')} onAction={() => following.refetch()} />
    )
  const ids = following.data.pages.flatMap((page) => page.ids)
  if (ids.length === 0 && upper.length === 0)
    return (
      <Empty title={t('lists.followNobody')}>
        <p>{t('lists.followNobodyHint')}</p>
        <p className="mt-3">
          <Link to="/people" className="text-accent underline">
            {t('app.people')}
          </Link>
        </p>
      </Empty>
    )
  const rows = rowsOf(upper, ids)
  const older = following.hasNextPage
    ? {
        load: () => void following.fetchNextPage(),
        busy: following.isFetchingNextPage,
        problem: following.isFetchNextPageError ? following.error : null,
      }
    : null
  return (
    <>
      <VirtualList
        role="list"
        keys={rows}
        estimate={PERSON_PX}
        label={t('lists.members')}
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => {
          const [kind, id = ''] = rows[index]?.split(' ') ?? []
          if (kind === 'heading')
            return (
              <h2 className="px-4 pt-4 pb-2 text-sm font-semibold text-muted">
                {id === 'members' ? t('lists.inList', { count: members.length }) : t('lists.others')}
              </h2>
            )
          return <MemberRow id={id} listId={listId} member={members.includes(id)} />
        }}
      />
      <ListEnd older={older} />
    </>
  )
}
