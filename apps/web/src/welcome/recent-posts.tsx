/** What was written here last, read only. Says nothing where there is nothing, or where it cannot be read. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PostItem } from '../post/post-item.tsx'

const MOST = 4
/** Replies say little by themselves, and nobody comes twice: so many are asked for to have enough others. */
const ASKED = 20

export function RecentPosts() {
  const entities = useEntities()
  const { data: ids = [] } = useQuery({
    queryKey: ['taste'],
    queryFn: async () => {
      const statuses = await api().v1.timelines.public.list({ local: true, limit: ASKED })
      const authors = new Set<string>()
      const first = statuses.filter(({ account, inReplyToId, spoilerText }) => {
        if (inReplyToId || spoilerText || authors.has(account.id)) return false
        authors.add(account.id)
        return true
      })
      return entities.keep(first.slice(0, MOST))
    },
  })
  if (ids.length === 0) return null
  return (
    <section aria-labelledby="taste">
      <h2 id="taste" className="mb-2 text-sm font-semibold text-muted">
        {t('welcome.taste')}
      </h2>
      {/* A taste: the first lines, never larger than what the page itself says. */}
      <div className="-mx-5 border-t border-line sm:mx-0 [&_.rich-text]:line-clamp-3">
        {ids.map((id) => (
          <PostItem key={id} id={id} />
        ))}
      </div>
      <p className="py-3">
        <Link to="/local" className="inline-flex min-h-10 items-center text-accent hover:underline">
          {t('welcome.lookMore')}
        </Link>
      </p>
    </section>
  )
}
