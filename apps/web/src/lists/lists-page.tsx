import { Link } from '@tanstack/react-router'
import { List as ListIcon, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { TitleForm } from './title-form.tsx'
import { type List, useChangeLists, useLists } from './use-lists.ts'

export function ListsPage() {
  const { create } = useChangeLists()
  return (
    <>
      <PageHeader title={t('app.lists')} />
      <div className="border-b border-line px-4 py-3">
        <TitleForm label={t('lists.new')} submit={t('lists.create')} onSubmit={create} />
      </div>
      <OwnLists />
    </>
  )
}

function OwnLists() {
  const lists = useLists()
  if (lists.isPending) return <Skeleton rows={3} />
  if (lists.isError && !lists.data)
    return <Notice text={describeProblem(lists.error)} action={t('app.retry')} onAction={() => lists.refetch()} />
  if (lists.data.length === 0) return <Empty title={t('lists.empty')}>{t('lists.emptyHint')}</Empty>
  return (
    <ul>
      {lists.data.map((list) => (
        <Row key={list.id} list={list} />
      ))}
    </ul>
  )
}

function Row({ list }: { list: List }) {
  const { update, remove } = useChangeLists()
  const [renaming, setRenaming] = useState(false)
  if (renaming)
    return (
      <li className="border-b border-line px-4 py-3">
        <TitleForm
          label={t('lists.title')}
          submit={t('app.save')}
          initial={list.title}
          onCancel={() => setRenaming(false)}
          onSubmit={async (title) => {
            await update(list, { title })
            setRenaming(false)
          }}
        />
      </li>
    )
  return (
    <li className="flex items-center border-b border-line pr-2 hover:bg-raised">
      <Link
        to="/lists/$listId"
        params={{ listId: list.id }}
        className="flex min-h-14 min-w-0 flex-1 items-center gap-4 px-4 py-2"
      >
        <ListIcon size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
        <span className="min-w-0">
          <bdi className="block truncate text-[15px] font-semibold">{list.title}</bdi>
          {list.exclusive && <span className="block truncate text-[13px] text-muted">{t('lists.exclusive')}</span>}
        </span>
      </Link>
      <IconButton
        name={t('lists.renameNamed', { title: list.title })}
        icon={Pencil}
        size={18}
        className="text-muted"
        onClick={() => setRenaming(true)}
      />
      <IconButton
        name={t('lists.deleteNamed', { title: list.title })}
        icon={Trash2}
        size={18}
        className="text-muted"
        onClick={() => remove(list)}
      />
    </li>
  )
}
