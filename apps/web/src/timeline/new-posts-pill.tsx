import { useQueryClient } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import { present, showPending } from '../api/status-cache.ts'
import { Avatar } from '../ui/avatar.tsx'
import { useLive } from './use-live.ts'

/** "7 new posts": never a jump; a click scrolls up and shows them. */
export function NewPostsPill() {
  const queries = useQueryClient()
  const live = useLive()
  const pending = present(live.pending, live.gone)
  if (pending.length === 0) return null
  const faces = [...new Map(pending.map(({ account }) => [account.id, account])).values()].slice(0, 3)
  return (
    <div className="pointer-events-none sticky top-16 z-10 flex h-0 justify-center">
      <button
        type="button"
        onClick={() => {
          showPending(queries)
          scrollTo({ top: 0 })
        }}
        className="pointer-events-auto flex h-10 items-center gap-2 rounded-full bg-accent px-4 text-sm font-semibold text-on-accent shadow-lg"
      >
        <ArrowUp size={16} aria-hidden="true" />
        <span className="flex -space-x-2">
          {faces.map((account) => (
            <Avatar key={account.id} account={account} size={22} />
          ))}
        </span>
        <span aria-live="polite">{pending.length === 1 ? '1 new post' : `${pending.length} new posts`}</span>
      </button>
    </div>
  )
}
