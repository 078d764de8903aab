import { useRef, useState } from 'react'
import { useCompose } from '../compose/compose-provider.tsx'
import { Composer } from '../compose/composer.tsx'
import { useEntities } from '../entities/use-entities.tsx'
import { FeedList } from '../feeds/feed-list.tsx'
import { NewPill } from '../feeds/new-pill.tsx'
import { type OpenFeed, useFeed } from '../feeds/use-feed.ts'
import { t } from '../i18n/i18n.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { QuietHome } from './quiet-home.tsx'
import { HOME } from './sources.ts'

const HEADER_PX = 56

export function HomePage() {
  const feed = useFeed(HOME)
  const compose = useCompose()
  const box = useRef<HTMLDivElement>(null)
  // Where the field is in sight, writing begins there; further down it must not take the page to the top.
  useKeys({
    n() {
      const field = box.current?.querySelector('textarea')
      if (field && field.getBoundingClientRect().bottom > HEADER_PX) field.focus()
      else compose.open()
    },
  })
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <PageHeader title={t('app.home')} />
      <div ref={box} className="hidden sm:block">
        <Composer />
      </div>
      {choosing || isQuiet(feed) ? (
        <Choosing feed={feed} onChoose={() => setChoosing(true)} onDone={() => setChoosing(false)} />
      ) : (
        <FeedList feed={feed} label={t('app.home')} empty={null} context="home" />
      )}
    </>
  )
}

const isQuiet = ({ state, entries, pending, older }: OpenFeed) =>
  state !== 'loading' && state !== 'failed' && entries.length === 0 && pending.length === 0 && !older

/** Who chooses people to follow goes on choosing: the first posts do not take the next person away from under the finger. */
function Choosing({ feed, onChoose, onDone }: { feed: OpenFeed; onChoose(): void; onDone(): void }) {
  const { statuses } = useEntities()
  const posts = feed.entries.flatMap((entry) => (typeof entry === 'string' ? [statuses.get(entry)] : []))
  return (
    <>
      <NewPill
        count={posts.length}
        text={t('timeline.homeReady')}
        people={posts.flatMap((post) => post?.account ?? [])}
        onShow={onDone}
      />
      <QuietHome onChoose={onChoose} />
    </>
  )
}
