import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { copyText } from '../ui/use-copy.ts'

/** How people elsewhere name somebody: with the server. A press copies it. */
export const fullHandle = ({ acct, url }: Pick<Account, 'acct' | 'url'>): string => {
  if (acct.includes('@')) return `@${acct}`
  return `@${acct}@${URL.canParse(url) ? new URL(url).host : location.host}`
}

export function Handle({ account }: { account: Account }) {
  const [copied, setCopied] = useState(false)
  async function copy() {
    if (!(await copyText(fullHandle(account)))) return
    setCopied(true)
    setTimeout(setCopied, 2_000, false)
  }
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      title={t('profile.copyHandle')}
      onClick={() => void copy()}
      className="-mx-2 flex min-h-10 min-w-0 items-center gap-1.5 rounded-full px-2 text-sm text-muted hover:bg-sunken"
    >
      <span className="truncate">@{account.acct}</span>
      <Icon size={14} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
      <span className="sr-only" aria-live="polite">
        {copied ? t('profile.copied') : t('profile.copyHandle')}
      </span>
    </button>
  )
}
