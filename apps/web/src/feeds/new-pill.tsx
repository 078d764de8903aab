import { ArrowUp } from 'lucide-react'
import type { Account } from '../entities/entities.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Avatar } from '../ui/avatar.tsx'

interface Props {
  count: number
  /** "7 new posts" */
  text: string
  /** Whose faces stand in it; up to three are shown. */
  people: readonly Account[]
  onShow(): void
}

/** What came waits until the reader asks for it, by a click or `.`; then it is at the top, and so is the reader. */
export function NewPill({ count, text, people, onShow }: Props) {
  const show = () => {
    scrollTo({ top: 0, behavior: 'instant' })
    onShow()
  }
  useKeys({ '.': show }, count > 0)
  const faces = [...new Map(people.map((account) => [account.id, account])).values()].slice(0, 3)
  return (
    <div className="pointer-events-none sticky top-16 z-10 flex h-0 justify-center" aria-live="polite">
      {count > 0 && (
        <button
          type="button"
          onClick={show}
          className="pointer-events-auto mt-2 flex h-10 items-center gap-2 rounded-full bg-accent px-4 text-sm font-semibold text-on-accent shadow-lg"
        >
          <ArrowUp size={16} aria-hidden="true" />
          <span className="flex -space-x-2">
            {faces.map((account) => (
              <Avatar key={account.id} account={account} size={22} />
            ))}
          </span>
          {text}
        </button>
      )}
    </div>
  )
}
