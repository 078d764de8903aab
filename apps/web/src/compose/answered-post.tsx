import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'

/** What is answered: who wrote it, and its first lines. Plain text; a warning stands for what it hides. */
export function AnsweredPost({ status }: { status: Status }) {
  const { account, spoilerText, content, language } = status
  return (
    <div className="mb-3 flex gap-3 rounded-xl bg-sunken p-3">
      <Avatar account={account} size={30} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm">
          <span className="sr-only">{t('compose.answers')} </span>
          <span dir="auto" className="font-semibold">
            {account.displayName || account.username}
          </span>{' '}
          <span className="text-muted">@{account.acct}</span>
        </p>
        <p lang={language ?? undefined} dir="auto" className="line-clamp-3 text-sm wrap-anywhere text-muted">
          {spoilerText || plain(content)}
        </p>
      </div>
    </div>
  )
}

const plain = (html: string): string => {
  const body = new DOMParser().parseFromString(html.replace(/<\/p>|<br ?\/?>/g, '$& '), 'text/html').body
  for (const hidden of body.querySelectorAll('.invisible')) hidden.remove()
  return body.textContent?.trim() ?? ''
}
