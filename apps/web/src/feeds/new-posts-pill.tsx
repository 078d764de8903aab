import { ArrowUp } from 'lucide-react'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Avatar } from '../ui/avatar.tsx'
import type { OpenFeed } from './use-feed.ts'

/** "7 new posts": never a jump; a click (or `.`) scrolls up and shows them. */
export function NewPostsPill({ feed }: { feed: OpenFeed }) {
  const faces = useWaitingFaces(feed.pending)
  const count = feed.pending.length
  const show = () => {
    scrollTo({ top: 0, behavior: 'instant' })
    feed.showPending()
  }
  useKeys({ '.': show }, count > 0)
  return (
    <div className="pointer-events-none sticky top-16 z-10 flex h-0 justify-center" aria-live="polite">
      {count > 0 && (
        <button
          type="button"
          onClick={show}
          className="pointer-events-auto flex h-10 items-center gap-2 rounded-full bg-accent px-4 text-sm font-semibold text-on-accent shadow-lg"
        >
          <ArrowUp size={16} aria-hidden="true" />
          <span className="flex -space-x-2">
            {faces.map((account) => (
              <Avatar key={account.id} account={account} size={22} />
            ))}
          </span>
          {t('app.newPosts', { count })}
        </button>
      )}
    </div>
  )
}

/** Faces of up to three authors whose posts wait. */
function useWaitingFaces(ids: readonly string[]) {
  const { statuses } = useEntities()
  const accounts = ids.slice(0, 20).flatMap((id) => statuses.get(id)?.account ?? [])
  return [...new Map(accounts.map((account) => [account.id, account])).values()].slice(0, 3)
}
