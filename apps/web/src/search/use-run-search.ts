/** What Enter does: an address or a handle is opened, everything else is searched for. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { namedBy } from './address.ts'
import type { SearchQuery } from './search-query.ts'
import { useRecent } from './use-recent.ts'

export function useRunSearch(): (query: string, type?: SearchQuery['type']) => void {
  const navigate = useNavigate()
  const entities = useEntities()
  const queries = useQueryClient()
  const { add } = useRecent()

  /** Whoever the server knows by that name, here or elsewhere. */
  async function personCalled(acct: string) {
    const found = await api().v2.search.list({ q: `@${acct}`, type: 'accounts', resolve: true, limit: 1 })
    const [person] = found.accounts
    if (!person || person.username.toLowerCase() !== acct.split('@')[0]?.toLowerCase()) return null
    entities.keepAccounts([person])
    return person
  }

  async function run(query: string, type: SearchQuery['type']) {
    const named = namedBy(query, location.origin)
    // A pasted address is opened once, and never searched for again.
    if (!named || named.kind === 'handle') add(query)
    if (named?.kind === 'tag') return navigate({ to: '/tags/$tag', params: { tag: named.tag } })
    if (named?.kind === 'profile') return navigate({ to: '/@{$acct}', params: { acct: named.acct } })
    if (named?.kind === 'post')
      return navigate({ to: '/@{$acct}/$statusId', params: { acct: named.acct, statusId: named.id } })
    if (named?.kind === 'handle') {
      // Failing, the results page says why.
      const person = await personCalled(named.acct).catch(() => null)
      if (person) return navigate({ to: '/@{$acct}', params: { acct: person.acct } })
    }
    // Asking again means wanting to know anew.
    void queries.resetQueries({ queryKey: ['feed', 'search', query] })
    void queries.invalidateQueries({ queryKey: ['search', query] })
    return navigate({ to: '/search', search: { q: query, type } })
  }

  return (query, type) => {
    const text = query.trim()
    if (text !== '') void run(text, type)
  }
}
