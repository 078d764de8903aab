import { ArrowUp } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Avatar } from '../ui/avatar.tsx'
import { usePerson } from './use-known.ts'

interface Props {
  count: number
  /** Whose faces stand in it; up to three. */
  accountIds: readonly string[]
  onShow(): void
}

/** "3 new": what came waits until the reader asks for it, by a click or `.`. */
export function NewPill({ count, accountIds, onShow }: Props) {
  const show = () => {
    scrollTo({ top: 0, behavior: 'instant' })
    onShow()
  }
  useKeys({ '.': show }, count > 0)
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
            {[...new Set(accountIds)].slice(0, 3).map((id) => (
              <Face key={id} id={id} />
            ))}
          </span>
          {t('notifications.newCount', { count })}
        </button>
      )}
    </div>
  )
}

function Face({ id }: { id: string }) {
  const account = usePerson(id)
  return account ? <Avatar account={account} size={22} /> : null
}
