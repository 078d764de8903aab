/** The timelines of the server. */
import { api } from '../api/client.ts'
import { byIds, type FeedSource } from '../feeds/source.ts'
import type { MoreTags } from './more-tags.ts'
import { hasMore, tagsIn } from './more-tags.ts'

/** Its stream is the reader's own, open all the time: see live/live.tsx. */
export const HOME: FeedSource = {
  key: ['home'],
  order: 'ids',
  load: byIds((params) => api().v1.timelines.home.list(params)),
}

export const LOCAL: FeedSource = {
  key: ['local'],
  order: 'ids',
  load: byIds((params) => api().v1.timelines.public.list({ ...params, local: true })),
  stream: { stream: 'public:local' },
}

export const FEDERATED: FeedSource = {
  key: ['federated'],
  order: 'ids',
  load: byIds((params) => api().v1.timelines.public.list(params)),
  stream: { stream: 'public' },
}

export const tagSource = (tag: string, more: MoreTags = {}): FeedSource => {
  const further = { all: tagsIn(more.all), any: tagsIn(more.any), none: tagsIn(more.none) }
  const plain = !hasMore(more)
  return {
    key: ['tag', tag.toLowerCase(), ...(plain ? [] : [JSON.stringify(further).toLowerCase()])],
    order: 'ids',
    load: byIds((params) =>
      api()
        .v1.timelines.tag.$select(encodeURIComponent(tag))
        .list({ ...params, ...further }),
    ),
    // The stream of a hashtag knows of no others: a narrowed timeline is read anew when one comes back to it.
    ...(plain && { stream: { stream: 'hashtag', tag } }),
  }
}

export const listSource = (id: string): FeedSource => ({
  key: ['list', id],
  order: 'ids',
  load: byIds((params) => api().v1.timelines.list.$select(id).list(params)),
  stream: { stream: 'list', list: id },
})
