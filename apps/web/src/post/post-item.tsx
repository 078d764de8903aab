/** One row of a timeline: the post behind an id, or the boost of one, in its latest form. */
import { useStatus } from '../entities/use-entities.tsx'
import { Post } from './post.tsx'

export type FilterContext = 'home' | 'notifications' | 'public' | 'thread' | 'account'

interface Props {
  id: string
  /** Which of the reader's filters apply. */
  context?: FilterContext
}

export function PostItem({ id }: Props) {
  const outer = useStatus(id)
  const inner = useStatus(outer?.reblog?.id ?? id)
  if (!outer || !inner) return null
  return <Post status={inner} boostedBy={outer.reblog ? outer.account : undefined} />
}
