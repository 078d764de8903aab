import { createContext, useContext } from 'react'
import type { Feeds } from './feeds.ts'

export const FeedsContext = createContext<Feeds | null>(null)

export function useFeeds(): Feeds {
  const feeds = useContext(FeedsContext)
  if (!feeds) throw new Error('useFeeds needs a FeedsContext above it')
  return feeds
}
