/** The keys of a post: they act while the post itself has the focus, not something in it. Listed in keyboard/shortcuts.ts. */
import type { KeyboardEvent } from 'react'
import type { Status } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { isSequence } from '../keyboard/use-keys.ts'
import { useOpenViewer } from '../media/use-viewer.ts'
import { changeView, postViews } from './post-view.ts'
import type { PostActions } from './use-post-actions.ts'

export function usePostKeys(status: Status, actions: PostActions) {
  const entities = useEntities()
  const openViewer = useOpenViewer()
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || isSequence(event.nativeEvent)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const run = bindings(event.key)
    if (!run) return
    event.preventDefault()
    run()
  }

  function bindings(key: string): (() => void) | undefined {
    if (key === 'Enter' || key === 'o') return () => actions.open()
    if (key === 'p') return actions.openAuthor
    if (key === 'x' && status.spoilerText)
      return () => changeView(entities, status.id, { warning: !postViews(entities).get(status.id)?.warning })
    if (key === 'v' && status.mediaAttachments.length > 0) return () => openViewer(status.id, 0)
    if (!actions.signedIn) return undefined
    if (key === 'r') return actions.reply
    if (key === 'l' || key === 'f') return () => actions.toggle('favourited')
    if (key === 'b') return () => actions.toggle('reblogged')
    if (key === 'd') return () => actions.toggle('bookmarked')
    return undefined
  }
}
