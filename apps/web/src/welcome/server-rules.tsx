import type { mastodon } from 'masto'
import { t } from '../i18n/i18n.ts'

/** What one agrees to by joining; nothing where the server has no rules. */
export function ServerRules({ rules }: { rules: readonly mastodon.v1.Rule[] }) {
  if (rules.length === 0) return null
  return (
    <details className="mb-1 rounded-xl bg-sunken px-4 text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center">{t('welcome.rules')}</summary>
      <ol className="list-decimal space-y-2 pb-3 pl-5">
        {rules.map(({ id, text, hint }) => (
          <li key={id} dir="auto" className="wrap-anywhere">
            {text}
            {hint && <span className="block text-muted">{hint}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}
