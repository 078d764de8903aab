import { Link } from '@tanstack/react-router'
import {
  Check,
  KeyRound,
  type LucideIcon,
  RotateCcw,
  ScrollText,
  ShieldCheck,
  ShieldOff,
  Trash2,
  UserX,
  X,
} from 'lucide-react'
import type { AuditEntry } from '../api/own-api.ts'
import { useAccount } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { TimeAgo } from '../post/time-ago.tsx'

/** Height of a record, in pixels. */
export const AUDIT_PX = 65

const DEEDS = {
  approve: Check,
  reject: X,
  suspend: UserX,
  restore: RotateCcw,
  promote: ShieldCheck,
  demote: ShieldOff,
  delete: Trash2,
  'reset-password': KeyRound,
} as const satisfies Record<string, LucideIcon>

const isKnown = (action: string): action is keyof typeof DEEDS => Object.hasOwn(DEEDS, action)

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const actor = useAccount(entry.actor === 'cli' ? undefined : entry.actor)
  const { action } = entry
  const isGone = action === 'reject' || action === 'delete'
  const Icon = isKnown(action) ? DEEDS[action] : ScrollText
  return (
    <div className="flex min-h-16 items-center gap-3 border-b border-line px-4 py-2">
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
      <p className="min-w-0 flex-1 text-[15px] wrap-anywhere">
        {isGone ? (
          <span className="font-semibold">@{entry.target}</span>
        ) : (
          <Link
            data-focus
            to="/admin/accounts/$accountId"
            params={{ accountId: entry.targetId }}
            className="relative font-semibold after:absolute after:-inset-x-1 after:-inset-y-2.5 hover:underline"
          >
            @{entry.target}
          </Link>
        )}{' '}
        {isKnown(action) ? t(`admin.deed.${action}`) : action}
        <span className="block text-[13px] text-muted">{t('admin.by', { who: whoDid(entry, actor?.acct) })}</span>
      </p>
      <span className="shrink-0 text-[13px] text-muted">
        <TimeAgo iso={entry.createdAt} />
      </span>
    </div>
  )
}

function whoDid({ actor, targetId }: AuditEntry, acct: string | undefined): string {
  if (actor === 'cli') return t('admin.commandLine')
  if (actor === targetId) return t('admin.themselves')
  return acct === undefined ? t('admin.somebody') : `@${acct}`
}
