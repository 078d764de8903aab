/** How a post came to be what it is: its versions, the latest first, with what each one changed. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { mastodon } from 'masto'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { currentLocale, t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { htmlToText } from '../post/html-to-text.ts'
import { exactTime } from '../post/relative-time.ts'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { diffWords } from './diff-words.ts'

type Edit = mastodon.v1.StatusEdit

export function HistoryPage() {
  const { statusId } = useParams({ from: '/@{$acct}/$statusId/history' })
  const history = useQuery({
    queryKey: ['thread-history', statusId],
    queryFn: async () => await api().v1.statuses.$select(statusId).history.list(),
  })
  const versions = history.data ?? []
  return (
    <>
      <PageHeader title={t('thread.historyTitle')} back />
      {history.isPending && <Skeleton rows={3} />}
      {history.isError && (
        <Notice text={describeProblem(history.error)} action={t('app.retry')} onAction={() => history.refetch()} />
      )}
      <ol reversed>
        {versions
          .map((version, index) => (
            <Version
              key={version.createdAt}
              version={version}
              before={versions[index - 1]}
              index={index}
              last={index === versions.length - 1}
            />
          ))
          .toReversed()}
      </ol>
    </>
  )
}

interface VersionProps {
  version: Edit
  before: Edit | undefined
  index: number
  last: boolean
}

function Version({ version, before, index, last }: VersionProps) {
  const name = index === 0 ? t('thread.first') : last ? t('thread.latest') : t('thread.version', { number: index + 1 })
  const media = (edit: Edit) => edit.mediaAttachments.map(({ id, description }) => `${id} ${description}`).join('\n')
  return (
    <li className="border-b border-line px-4 py-4">
      <h2 className="font-semibold">{name}</h2>
      <time dateTime={version.createdAt} className="text-sm text-muted">
        {exactTime(version.createdAt, currentLocale())}
      </time>
      {(version.spoilerText || before?.spoilerText) && (
        <p dir="auto" className="mt-2 rounded-xl bg-sunken px-3 py-2">
          <Changed before={before?.spoilerText} after={version.spoilerText} />
        </p>
      )}
      <p dir="auto" className="mt-2 text-[15px] whitespace-pre-wrap wrap-anywhere">
        <Changed before={before && htmlToText(before.content)} after={htmlToText(version.content)} />
      </p>
      {before && media(before) !== media(version) && (
        <p className="mt-2 text-sm text-muted">{t('thread.mediaChanged')}</p>
      )}
    </li>
  )
}

function Changed({ before, after }: { before: string | undefined; after: string }) {
  if (before === undefined) return after
  return diffWords(before, after).map(({ kind, text }, index) => {
    const key = `${index}`
    if (kind === 'same') return text
    return kind === 'removed' ? (
      <del key={key} className="text-danger decoration-1">
        {text}
      </del>
    ) : (
      <ins key={key} className="bg-accent-soft font-medium no-underline">
        {text}
      </ins>
    )
  })
}
