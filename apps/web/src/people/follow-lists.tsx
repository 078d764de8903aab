/** Who follows somebody, and whom they follow: two lists beside each other. */
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { useProfile } from '../profile/use-profile.ts'
import { Empty, Notice } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { PeopleSkeleton } from './people-skeleton.tsx'
import { peopleByLinks } from './people-source.ts'
import { PersonList } from './person-list.tsx'

type Which = 'followers' | 'following'

export function FollowLists({ which }: { which: Which }) {
  const { acct = '' } = useParams({ strict: false })
  const { account, query } = useProfile(acct)
  const params = { acct }
  const name = account ? account.displayName || account.username : `@${acct}`
  return (
    <>
      <PageHeader title={name} back />
      <Tabs
        label={t('people.followLists', { acct })}
        tabs={[
          { name: t('people.followers'), link: { to: '/@{$acct}/followers', params }, selected: which === 'followers' },
          { name: t('people.following'), link: { to: '/@{$acct}/following', params }, selected: which === 'following' },
        ]}
      />
      {account ? (
        <List key={`${account.id} ${which}`} account={account} which={which} />
      ) : query.isError ? (
        <Notice text={describeProblem(query.error)} action={t('app.retry')} onAction={() => query.refetch()} />
      ) : (
        <PeopleSkeleton />
      )}
    </>
  )
}

function List({ account, which }: { account: Account; which: Which }) {
  const { id, acct } = account
  return (
    <PersonList
      queryKey={[which, id]}
      load={peopleByLinks((params) => api().v1.accounts.$select(id)[which].list.$raw(params))}
      label={t(`people.${which}Of`, { acct })}
      empty={<Empty title={t(`people.${which}None`)}>{t(`people.${which}NoneHint`, { acct })}</Empty>}
    />
  )
}
