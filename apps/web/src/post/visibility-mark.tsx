import { AtSign, Lock, Moon } from 'lucide-react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'

const MARKS = { unlisted: Moon, private: Lock, direct: AtSign } as const

/** Who can see a post, when that is not everyone. */
export function VisibilityMark({ visibility }: { visibility: Status['visibility'] }) {
  if (visibility === 'public') return null
  const Icon = MARKS[visibility]
  return (
    <span title={t(`post.visibility.${visibility}`)} className="shrink-0 self-center">
      <Icon size={14} strokeWidth={2} role="img" aria-label={t(`post.visibility.${visibility}`)} />
    </span>
  )
}
