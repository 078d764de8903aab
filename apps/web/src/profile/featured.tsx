/** What somebody shows on their profile: hashtags they write about, and people they recommend. */
import { Link } from '@tanstack/react-router'
import type { mastodon } from 'masto'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'

export function FeaturedTags({ tags }: { tags: readonly mastodon.v1.FeaturedTag[] }) {
  if (tags.length === 0) return null
  return (
    <section className="mt-1 flex flex-wrap items-center gap-x-4">
      <h3 className="text-sm text-muted">{t('profile.writesAbout')}</h3>
      <ul className="contents">
        {tags.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <Link
              to="/tags/$tag"
              params={{ tag: name }}
              className="inline-flex min-h-10 max-w-full items-center text-sm font-medium text-accent hover:underline"
            >
              <span className="truncate">#{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Endorsed({ ids }: { ids: readonly string[] }) {
  const { accounts } = useEntities()
  const people = ids.flatMap((id) => accounts.get(id) ?? [])
  if (people.length === 0) return null
  return (
    <section className="mt-1 flex flex-wrap items-center gap-2">
      <h3 className="mr-2 text-sm text-muted">{t('profile.recommends')}</h3>
      <ul className="contents">
        {people.map((account) => (
          <li key={account.id} className="min-w-0">
            <Link
              to="/@{$acct}"
              params={{ acct: account.acct }}
              className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-full border border-line pr-4 pl-1.5 text-sm font-medium hover:bg-sunken"
            >
              <Avatar account={account} size={28} />
              <bdi className="truncate">{account.displayName || account.username}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
