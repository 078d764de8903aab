import { Link, useParams } from '@tanstack/react-router'
import { Settings2, Users } from 'lucide-react'
import { useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { listSource } from '../timeline/sources.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { ListSettingsPanel } from './list-settings-panel.tsx'
import { NoSuchList } from './no-such-list.tsx'
import { useList } from './use-lists.ts'
import { useMembers } from './use-members.ts'

export function ListPage() {
  const { listId } = useParams({ from: '/lists/$listId' })
  const { list, missing, problem, retry } = useList(listId)
  const [settings, setSettings] = useState(false)
  if (missing) return <NoSuchList />
  return (
    <>
      <PageHeader
        title={list?.title ?? t('app.lists')}
        back
        actions={
          <>
            <Link
              to="/lists/$listId/members"
              params={{ listId }}
              aria-label={t('lists.members')}
              title={t('lists.members')}
              className="grid size-10 shrink-0 place-items-center rounded-full hover:bg-sunken"
            >
              <Users size={20} strokeWidth={1.75} aria-hidden="true" />
            </Link>
            <IconButton
              name={t('lists.settings')}
              icon={Settings2}
              aria-expanded={settings}
              className={`-mr-2 ${settings ? 'bg-sunken text-accent' : ''}`}
              onClick={() => setSettings(!settings)}
            />
          </>
        }
      />
      {problem && <Notice text={describeProblem(problem)} action={t('app.retry')} onAction={() => void retry()} />}
      {settings && list && <ListSettingsPanel list={list} />}
      <Timeline key={listId} id={listId} title={list?.title ?? t('app.lists')} />
    </>
  )
}

function Timeline({ id, title }: { id: string; title: string }) {
  const feed = useFeed(listSource(id))
  return <FeedList feed={feed} label={title} context="home" empty={<EmptyList id={id} />} />
}

/** Without people it says how to add some; with people, that their posts come by themselves. */
function EmptyList({ id }: { id: string }) {
  const { members } = useMembers(id)
  if (!members || members.length > 0)
    return <Empty title={t('lists.timelineEmpty')}>{t('lists.timelineEmptyHint')}</Empty>
  return (
    <Empty title={t('lists.nobodyYet')}>
      <p>{t('lists.nobodyYetHint')}</p>
      <p className="mt-4">
        <Link
          to="/lists/$listId/members"
          params={{ listId: id }}
          className="inline-flex min-h-10 items-center rounded-full bg-accent px-5 font-semibold text-on-accent hover:bg-accent-strong"
        >
          {t('lists.addPeople')}
        </Link>
      </p>
    </Empty>
  )
}
