import { type CSSProperties, memo } from 'react'
import { useKnownRelationship, useStatus } from '../entities/use-entities.tsx'
import { PostItem } from '../post/post-item.tsx'

interface Props {
  id: string
  /** 0 for what is above the post and what answers it; up to 3. */
  level?: number
  /** A line down to the next post: it is answered there. */
  joined?: boolean
  /** Says in words what it answers. */
  astray?: boolean
}

/** One post of a conversation. Whoever was blocked a moment ago is gone from it at once. */
export const ThreadRow = memo(function ThreadRow({ id, level = 0, joined = false, astray = false }: Props) {
  const authorId = useStatus(id)?.account.id
  const blocked = useKnownRelationship(authorId)?.blocking
  if (blocked) return null
  return (
    <div data-row={id} className="thread-level" style={{ '--level': level } as CSSProperties}>
      <div className={joined ? 'thread-joined' : ''}>
        <PostItem id={id} context="thread" saysParent={astray} />
      </div>
    </div>
  )
})
