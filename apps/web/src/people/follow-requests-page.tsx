/** Who asks to follow one's locked account. An answer can be taken back for a moment. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, X } from 'lucide-react'
import { api } from '../api/client.ts'
import { OWN_ACCOUNT } from '../api/use-own-account.ts'
import { useAccount, useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { useLiveEvent } from '../live/live.tsx'
import { Button, buttonLook } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty } from '../ui/notice.tsx'
import { useUndo } from '../ui/undo.tsx'
import { peopleByLinks } from './people-source.ts'
import { PersonList } from './person-list.tsx'
import { PersonRow } from './person-row.tsx'
import { useTakeOut } from './use-take-out.ts'

const KEY = ['follow-requests'] as const

export function FollowRequestsPage() {
  const queries = useQueryClient()
  useLiveEvent('notification', ({ type }) => {
    if (type === 'follow_request') void queries.invalidateQueries({ queryKey: KEY })
  })
  return (
    <>
      <PageHeader title={t('app.followRequests')} back />
      <PersonList
        queryKey={KEY}
        load={peopleByLinks((params) => api().v1.followRequests.list.$raw(params))}
        label={t('app.followRequests')}
        empty={
          <Empty title={t('people.noRequests')}>
            <p>{t('people.noRequestsHint')}</p>
            <Link to="/settings/profile" className={`mt-4 ${buttonLook('quiet')}`}>
              {t('profile.edit')}
            </Link>
          </Empty>
        }
        render={(id) => <PersonRow id={id} action={<Answers id={id} />} />}
      />
    </>
  )
}

function Answers({ id }: { id: string }) {
  const queries = useQueryClient()
  const { relationships } = useEntities()
  const acct = useAccount(id)?.acct ?? ''
  const takeOut = useTakeOut(KEY)
  const undo = useUndo()

  function answer(which: 'authorize' | 'reject') {
    const request = api().v1.followRequests.$select(id)
    undo.offer({
      text: t(which === 'authorize' ? 'people.accepted' : 'people.rejected', { acct }),
      undo: takeOut(id),
      async act() {
        relationships.put([await request[which](undefined, { requestInit: { keepalive: true } })])
        void queries.invalidateQueries({ queryKey: OWN_ACCOUNT })
      },
    })
  }
  return (
    <div className="flex shrink-0 gap-2">
      <Button onClick={() => answer('authorize')}>
        <Check size={18} strokeWidth={1.75} aria-hidden="true" className="max-sm:hidden" />
        {t('people.accept')} <span className="sr-only">@{acct}</span>
      </Button>
      <IconButton
        icon={X}
        name={t('people.reject', { acct })}
        className="border border-line bg-raised"
        onClick={() => answer('reject')}
      />
    </div>
  )
}
