import { useQuery } from '@tanstack/react-query'
import { Pin } from 'lucide-react'
import { api } from '../api/client.ts'
import { useEntities, useGone } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PostItem } from '../post/post-item.tsx'

export const pinnedKey = (accountId: string) => ['pinned', accountId] as const

/** Undefined until they are known; none when they cannot be read. */
export function usePinned(accountId: string): readonly string[] | undefined {
  const entities = useEntities()
  const gone = useGone()
  const query = useQuery({
    queryKey: pinnedKey(accountId),
    queryFn: async () => entities.keep(await api().v1.accounts.$select(accountId).statuses.list({ pinned: true })),
  })
  if (query.isError && !query.data) return []
  return query.data?.filter((id) => !gone.has(id))
}

export function PinnedPosts({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <section aria-label={t('profile.pinned')}>
      {ids.map((id) => (
        <div key={id}>
          <p className="-mb-1 flex items-center gap-2 pt-3 pl-10 text-[13px] font-medium text-muted">
            <Pin size={15} strokeWidth={1.75} aria-hidden="true" />
            {t('profile.pinnedPost')}
          </p>
          <PostItem id={id} context="account" />
        </div>
      ))}
    </section>
  )
}
