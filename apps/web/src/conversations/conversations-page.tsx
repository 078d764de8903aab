/** Conversations of direct posts, the latest first. */
import { MailPlus } from 'lucide-react'
import { describeProblem } from '../api/problem.ts'
import { useCompose } from '../compose/compose-provider.tsx'
import { ListEnd } from '../feeds/list-end.tsx'
import { VirtualList } from '../feeds/virtual-list.tsx'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { NewPill } from '../notifications/new-pill.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { ConversationRow, TALK_PX } from './conversation-row.tsx'
import { useConversations } from './use-conversations.ts'

export function ConversationsPage() {
  const compose = useCompose()
  const write = () => compose.open({ draft: { visibility: 'direct' } })
  const action = <IconButton name={t('conversations.write')} icon={MailPlus} onClick={write} className="-mr-2" />
  return (
    <>
      <PageHeader title={t('app.conversations')} actions={action} />
      <Conversations write={write} />
    </>
  )
}

function Conversations({ write }: { write(): void }) {
  const { talks, state, older, inbox, ...conversations } = useConversations()
  if (state === 'failed')
    return (
      <Notice text={describeProblem(conversations.problem)} action={t('app.retry')} onAction={conversations.retry} />
    )
  if (state === 'loading' || !inbox) return <Skeleton />
  const pill = (
    <NewPill count={inbox.pending.length} accountIds={conversations.waitingIds} onShow={conversations.showPending} />
  )
  if (talks.length === 0 && !older)
    return (
      <>
        {pill}
        <Empty title={t('conversations.none')}>
          <p>{t('conversations.noneHint')}</p>
          <p className="mt-3">{t('conversations.notEncrypted')}</p>
          <Button className="mt-4" onClick={write}>
            {t('conversations.write')}
          </Button>
        </Empty>
      </>
    )
  return (
    <>
      {pill}
      <VirtualList
        keys={talks.map(({ key }) => key)}
        estimate={TALK_PX}
        label={t('app.conversations')}
        role="list"
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => {
          const talk = talks[index]
          if (!talk) return null
          return (
            <ConversationRow
              talk={talk}
              onMark={(unread) => conversations.mark(talk, unread)}
              onRemove={() => conversations.remove(talk)}
            />
          )
        }}
      />
      <ListEnd older={older} />
    </>
  )
}
