import { memo } from 'react'
import { useKnownRelationship, useStatus } from '../entities/use-entities.tsx'
import { PostItem } from '../post/post-item.tsx'

interface Props {
  id: string
  /** 0 for what is above the post and what answers it; up to 3. */
  level: number
  /** A line down to the next post: it is answered there. */
  joined?: boolean
}

const INDENT = [
  '',
  'ml-3 sm:ml-6 border-l border-line',
  'ml-6 sm:ml-12 border-l border-line',
  'ml-9 sm:ml-18 border-l border-line',
]

/** One post of a conversation. Whoever was blocked a moment ago is gone from it at once. */
export const ThreadRow = memo(function ThreadRow({ id, level, joined = false }: Props) {
  const authorId = useStatus(id)?.account.id
  const blocked = useKnownRelationship(authorId)?.blocking
  if (blocked) return null
  return (
    <div data-row={id} className={`${INDENT[level]} ${joined ? 'thread-joined' : ''}`}>
      <PostItem id={id} context="thread" />
    </div>
  )
})
