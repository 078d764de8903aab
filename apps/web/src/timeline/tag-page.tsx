import { useParams, useSearch } from '@tanstack/react-router'
import { ListFilter, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../api/session.ts'
import { useCompose } from '../compose/compose-provider.tsx'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty } from '../ui/notice.tsx'
import { FollowTagButton } from './follow-tag-button.tsx'
import { hasMore } from './more-tags.ts'
import { MoreTagsPanel } from './more-tags-panel.tsx'
import { tagSource } from './sources.ts'
import { Sparkline } from './sparkline.tsx'
import { usageOf } from './usage.ts'
import { useTag } from './use-tag.ts'

export function TagPage() {
  const { tag } = useParams({ from: '/tags/$tag' })
  const more = useSearch({ from: '/tags/$tag' })
  const [narrowing, setNarrowing] = useState(false)
  const source = tagSource(tag, more)
  const feed = useFeed(source)
  return (
    <>
      <PageHeader
        title={`#${tag}`}
        back
        actions={
          <IconButton
            name={t('timeline.tagMore')}
            icon={ListFilter}
            aria-expanded={narrowing}
            className={`-mr-2 ${narrowing || hasMore(more) ? 'text-accent' : ''}`}
            onClick={() => setNarrowing(!narrowing)}
          />
        }
      />
      <About tag={tag} />
      <MoreTagsPanel tag={tag} more={more} open={narrowing} />
      <FeedList
        key={source.key.join(' ')}
        feed={feed}
        label={`#${tag}`}
        empty={<Empty title={t('timeline.tagEmpty', { tag })}>{t('timeline.tagEmptyHint')}</Empty>}
      />
    </>
  )
}

/** How much it is used, following it, and writing with it. Takes its room before the server has answered. */
function About({ tag }: { tag: string }) {
  const session = useSession()
  const compose = useCompose()
  const { data } = useTag(tag)
  const usage = usageOf(data?.history)
  return (
    <div className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
      <div className="flex min-w-0 items-center gap-3">
        {usage && <Sparkline days={usage.days} />}
        <p className="text-sm text-muted tabular-nums">
          {usage ? t('timeline.tagUses', { count: usage.posts }) : data && t('timeline.tagUnused')}
        </p>
      </div>
      {session && (
        <div className="flex items-start gap-2">
          <Button
            kind="quiet"
            aria-label={t('timeline.tagWrite', { tag })}
            title={t('timeline.tagWrite', { tag })}
            onClick={() => compose.open({ draft: { text: `#${tag} ` } })}
          >
            <PenLine size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('app.compose')}
          </Button>
          <FollowTagButton name={tag} />
        </div>
      )}
    </div>
  )
}
