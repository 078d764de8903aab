/** In which of the reader's lists somebody is; each box is saved as it is ticked. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'

export function ListsDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const queries = useQueryClient()
  const key = ['lists-of', account.id]
  const [problem, setProblem] = useState<string | null>(null)
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const [all, theirs] = await Promise.all([
        api().v1.lists.list(),
        api().v1.accounts.$select(account.id).lists.list(),
      ])
      const inside = new Set(theirs.map(({ id }) => id))
      return all.map(({ id, title }) => ({ id, title, inside: inside.has(id) }))
    },
    staleTime: 0,
  })

  const set = (id: string, inside: boolean) =>
    queries.setQueryData<typeof query.data>(key, (lists) =>
      lists?.map((list) => (list.id === id ? { ...list, inside } : list)),
    )
  async function toggle(id: string, inside: boolean) {
    setProblem(null)
    set(id, inside)
    const { accounts } = api().v1.lists.$select(id)
    const members = { accountIds: [account.id] }
    try {
      await (inside ? accounts.create(members) : accounts.remove(members))
      void queries.invalidateQueries({ queryKey: ['feed', 'list', id] })
      void queries.invalidateQueries({ queryKey: ['list-members', id] })
    } catch (error) {
      set(id, !inside)
      setProblem(describeProblem(error))
    }
  }

  return (
    <Dialog open onClose={onClose} title={t('profile.listsOf', { acct: account.acct })}>
      {query.isPending && <div className="h-24 animate-pulse rounded-xl bg-sunken" />}
      {query.isError && (
        <Notice text={describeProblem(query.error)} action={t('app.retry')} onAction={() => query.refetch()} />
      )}
      {problem && <Notice text={problem} action={t('app.dismiss')} onAction={() => setProblem(null)} />}
      {query.data?.length === 0 && <p className="text-muted">{t('profile.noLists')}</p>}
      <ul>
        {query.data?.map(({ id, title, inside }) => (
          <li key={id}>
            <label className="flex min-h-12 cursor-pointer items-center gap-3 rounded-xl px-2 hover:bg-sunken">
              <input
                type="checkbox"
                checked={inside}
                onChange={(event) => void toggle(id, event.target.checked)}
                className="size-5 shrink-0 accent-accent"
              />
              <bdi className="min-w-0 wrap-anywhere">{title}</bdi>
            </label>
          </li>
        ))}
      </ul>
      <Link to="/lists" onClick={onClose} className={`mt-4 self-start ${buttonLook('quiet')}`}>
        {t('profile.manageLists')}
      </Link>
    </Dialog>
  )
}
