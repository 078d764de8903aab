import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { PagedList } from '../feeds/paged-list.tsx'
import { t } from '../i18n/i18n.ts'
import { PeopleSkeleton } from '../people/people-skeleton.tsx'
import { peopleByLinks } from '../people/people-source.ts'
import { PERSON_PX } from '../people/person-row.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
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
  const ids = following.data?.pages.flatMap((page) => page.ids)
  return (
    <PagedList
      query={following}
      items={ids && (ids.length + upper.length === 0 ? [] : rowsOf(upper, ids))}
      keyOf={(row) => row}
      estimate={PERSON_PX}
      label={t('lists.members')}
      empty={<FollowNobody />}
      skeleton={<PeopleSkeleton />}
      render={(row) => {
        const [kind, id = ''] = row.split(' ')
        if (kind === 'heading')
          return (
            <h2 className="px-4 pt-4 pb-2 text-sm font-semibold text-muted">
              {id === 'members' ? t('lists.inList', { count: members.length }) : t('lists.others')}
            </h2>
          )
        return <MemberRow id={id} listId={listId} member={members.includes(id)} />
      }}
    />
  )
}

const FollowNobody = () => (
  <Empty title={t('lists.followNobody')}>
    <p>{t('lists.followNobodyHint')}</p>
    <Link to="/people" className={`mt-4 ${buttonLook('quiet')}`}>
      {t('app.people')}
    </Link>
  </Empty>
)
