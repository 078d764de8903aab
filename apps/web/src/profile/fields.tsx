import { BadgeCheck } from 'lucide-react'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { RichText } from '../post/rich-text.tsx'

/** What somebody tells about themselves as a table. */
export function Fields({ fields }: { fields: Account['fields'] }) {
  if (fields.length === 0) return null
  return (
    <dl className="mt-3 overflow-hidden rounded-xl border border-line text-sm">
      {fields.map(({ name, value, verifiedAt }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat
          key={index}
          className="flex border-line not-first:border-t"
        >
          <dt dir="auto" className="w-28 shrink-0 bg-sunken px-3 py-2 font-medium text-muted wrap-anywhere sm:w-36">
            {name}
          </dt>
          <dd dir="auto" className="flex min-w-0 flex-1 items-center gap-1.5 px-3 py-2">
            {verifiedAt && (
              <BadgeCheck
                size={16}
                strokeWidth={1.75}
                role="img"
                aria-label={t('profile.verified')}
                className="shrink-0 text-boost"
              />
            )}
            <RichText html={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
