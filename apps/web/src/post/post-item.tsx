/** One row of a timeline: the post behind an id, or the boost of one, in its latest form. */
import { memo } from 'react'
import { useStatus } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { type FilterContext, filteredBy } from './filters.ts'
import { Post } from './post.tsx'
import { usePostView } from './post-view.ts'

interface Props {
  id: string
  /** Which of the reader's filters apply. */
  context?: FilterContext
  /** Above the post whom it answers; in a thread that is seen. */
  saysParent?: boolean
  /** In the list, from 1. */
  position?: number
}

export const PostItem = memo(function PostItem({
  id,
  context = 'public',
  saysParent = context !== 'thread',
  position,
}: Props) {
  const outer = useStatus(id)
  const inner = useStatus(outer?.reblog?.id ?? id)
  const [view, change] = usePostView(id)
  if (!outer || !inner) return null
  const filtered = filteredBy(outer, context) ?? filteredBy(inner, context)
  if (filtered?.action === 'hide') return null
  if (filtered?.action === 'warn' && !view.filtered)
    return <FilteredRow titles={filtered.titles} onShow={() => change({ filtered: true })} />
  return (
    <div className="border-b border-line">
      <Post
        status={inner}
        boostedBy={outer.reblog ? outer.account : undefined}
        saysParent={saysParent}
        blurred={filtered?.action === 'blur'}
        position={position}
      />
    </div>
  )
})

function FilteredRow({ titles, onShow }: { titles: string[]; onShow(): void }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 border-b border-line px-4 py-1.5 text-sm text-muted">
      <p dir="auto" className="min-w-0 wrap-anywhere">
        {t('post.filtered', { titles: titles.join(', ') })}
      </p>
      <Button kind="bare" data-focus className="-mr-4" onClick={onShow}>
        {t('post.showAnyway')}
      </Button>
    </div>
  )
}
