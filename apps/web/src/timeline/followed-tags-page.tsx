/** Hashtags whose posts come home. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import { PagedList } from '../feeds/paged-list.tsx'
import { nextOf } from '../feeds/source.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Button, buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
import { useUndo } from '../ui/undo.tsx'
import { HOME } from './sources.ts'
import { TAG_PX, TagRow } from './tag-row.tsx'
import { FOLLOWED_TAGS, keepTags } from './use-tag.ts'

const PAGE = 100

export function FollowedTagsPage() {
  return (
    <>
      <PageHeader title={t('timeline.followedTags')} back />
      <FollowedTags />
    </>
  )
}

function FollowedTags() {
  const queries = useQueryClient()
  const { gone, unfollow } = useUnfollow()
  const query = useInfiniteQuery({
    queryKey: FOLLOWED_TAGS,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const { data, headers } = await api().v1.followedTags.list.$raw({ limit: PAGE, maxId: pageParam })
      return { names: keepTags(queries, data), next: nextOf(headers) }
    },
    getNextPageParam: ({ next }) => next,
  })
  return (
    <PagedList
      query={query}
      items={query.data?.pages.flatMap((page) => page.names).filter((name) => !gone.has(name))}
      keyOf={(name) => name}
      estimate={TAG_PX}
      label={t('timeline.followedTags')}
      empty={<NoTags />}
      render={(name) => (
        <TagRow
          name={name}
          action={
            <Button
              kind="quiet"
              aria-label={t('timeline.unfollowTagNamed', { tag: name })}
              onClick={() => unfollow(name)}
            >
              {t('timeline.unfollowTag')}
            </Button>
          }
        />
      )}
    />
  )
}

const NoTags = () => (
  <Empty title={t('timeline.followedTagsEmpty')}>
    <p>{t('timeline.followedTagsHint')}</p>
    <Link to="/search" search={{ type: 'tags' }} className={`mt-4 ${buttonLook('quiet')}`}>
      {t('timeline.findTags')}
    </Link>
  </Empty>
)

/** Taken off the list at once, unfollowed when nobody took it back. */
function useUnfollow() {
  const queries = useQueryClient()
  const feeds = useFeeds()
  const undo = useUndo()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const hide = (name: string) => setGone((old) => new Set([...old, name]))
  const show = (name: string) => setGone((old) => new Set([...old].filter((other) => other !== name)))
  const unfollow = (name: string) => {
    hide(name)
    undo.offer({
      text: t('timeline.tagUnfollowed', { tag: name }),
      undo: () => show(name),
      async act() {
        const tag = api().v1.tags.$select(encodeURIComponent(name))
        keepTags(queries, [await tag.unfollow(undefined, { requestInit: { keepalive: true } })])
        await queries.invalidateQueries({ queryKey: FOLLOWED_TAGS })
        show(name)
        void feeds.catchUp(HOME, () => true).catch(() => undefined)
      },
    })
  }
  return { gone, unfollow }
}
