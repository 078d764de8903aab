/** The timelines of the server. */
import { api } from '../api/client.ts'
import { byIds, type FeedSource } from '../feeds/source.ts'

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

export const tagSource = (tag: string): FeedSource => ({
  key: ['tag', tag.toLowerCase()],
  order: 'ids',
  load: byIds((params) => api().v1.timelines.tag.$select(tag).list(params)),
  stream: { stream: 'hashtag', tag },
})

export const listSource = (id: string): FeedSource => ({
  key: ['list', id],
  order: 'ids',
  load: byIds((params) => api().v1.timelines.list.$select(id).list(params)),
  stream: { stream: 'list', list: id },
})
