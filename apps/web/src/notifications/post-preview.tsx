/** The reader's own post in three quiet lines; a link to it. */
import { Link } from '@tanstack/react-router'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { plainText } from '../people/plain-text.ts'
import { usePost } from './use-known.ts'

export function PostPreview({ id }: { id: string }) {
  const status = usePost(id)
  if (!status) return <div className="mt-1 h-10" />
  return (
    <Link
      to="/@{$acct}/$statusId"
      params={{ acct: status.account.acct, statusId: id }}
      className="block min-h-10 rounded-sm py-1.5"
    >
      <span
        dir="auto"
        lang={status.language ?? undefined}
        className="line-clamp-3 text-[15px] text-muted wrap-anywhere"
      >
        {shortOf(status)}
      </span>
      {status.spoilerText === '' && status.mediaAttachments.length > 0 && (
        <span className="block text-[13px] text-muted">
          {t('notifications.media', { count: status.mediaAttachments.length })}
        </span>
      )}
    </Link>
  )
}

/** Behind a warning stands the warning. */
export const shortOf = ({ spoilerText, content, poll }: Status): string =>
  spoilerText || plainText(content) || poll?.options.map(({ title }) => title).join(' · ') || ''
