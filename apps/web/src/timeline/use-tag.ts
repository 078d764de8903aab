/** A hashtag as the server knows it: followed or not, how much it was used. Known once, wherever it is shown. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { mastodon } from 'masto'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import { HOME } from './sources.ts'

export type Tag = mastodon.v1.Tag

const tagKey = (name: string) => ['tag', name.toLowerCase()] as const
export const FOLLOWED_TAGS = ['followed-tags'] as const

/** For lists that come with all that is to know. */
export function keepTags(queries: QueryClient, tags: readonly Tag[]): string[] {
  for (const tag of tags) queries.setQueryData(tagKey(tag.name), tag)
  return tags.map(({ name }) => name)
}

export const useTag = (name: string) =>
  useQuery({
    queryKey: tagKey(name),
    queryFn: async () => await api().v1.tags.$select(encodeURIComponent(name)).fetch(),
    staleTime: 5 * 60_000,
  })

/** Follow and unfollow, shown at once and taken back with a reason. Home gains or loses the tag's posts. */
export function useFollowTag(name: string) {
  const queries = useQueryClient()
  const feeds = useFeeds()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function follow(on: boolean) {
    const before = queries.getQueryData<Tag>(tagKey(name))
    setProblem(null)
    setBusy(true)
    queries.setQueryData<Tag>(tagKey(name), (tag) => tag && { ...tag, following: on })
    try {
      const tag = api().v1.tags.$select(encodeURIComponent(name))
      const latest = await (on ? tag.follow() : tag.unfollow())
      queries.setQueryData(tagKey(name), latest)
      void queries.invalidateQueries({ queryKey: FOLLOWED_TAGS, refetchType: 'none' })
      void feeds.catchUp(HOME, () => true).catch(() => undefined)
    } catch (error) {
      queries.setQueryData(tagKey(name), before)
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return { follow: (on: boolean) => void (busy || follow(on)), problem }
}
