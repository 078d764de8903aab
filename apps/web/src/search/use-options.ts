/** What stands in the list below a search field. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Account } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { useSettled } from '../ui/use-settled.ts'
import { type Asked, askedFor } from './completion.ts'
import { recentLike } from './recent.ts'

export type Option = { id: string } & (
  | { kind: 'recent'; query: string }
  | { kind: 'value'; value: string }
  | { kind: 'person'; account: Account }
  | { kind: 'tag'; name: string }
)

const DEBOUNCE_MS = 150
const PEOPLE = 5
const TAGS = 4
const RECENT = 5

export function useOptions(
  typed: string,
  open: boolean,
  recent: readonly string[],
): { asked: Asked; options: Option[] } {
  const asked = askedFor(typed)
  const { data } = useCompletion(useSettled(asked.text, DEBOUNCE_MS), open ? asked.ask : null)
  const people = asked.ask === 'tags' ? [] : (data?.accounts ?? [])
  const tags = asked.ask === 'people' ? [] : (data?.tags ?? [])
  const past = asked.before === '' ? recentLike(recent, typed).slice(0, typed.trim() === '' ? RECENT : 2) : []
  const options: Option[] = [
    ...past.map((query) => ({ id: `recent ${query}`, kind: 'recent' as const, query })),
    ...asked.values.map((value) => ({ id: `value ${value}`, kind: 'value' as const, value })),
    ...(asked.ask ? people.map((account) => ({ id: `person ${account.id}`, kind: 'person' as const, account })) : []),
    ...(asked.ask ? tags.map((name) => ({ id: `tag ${name}`, kind: 'tag' as const, name })) : []),
  ]
  return { asked, options: open ? options : [] }
}

function useCompletion(text: string, ask: Asked['ask']) {
  const entities = useEntities()
  return useQuery({
    queryKey: ['completion', ask, text],
    enabled: ask !== null && text !== '',
    placeholderData: keepPreviousData,
    // Completion that fails is no completion: the search itself says what is wrong.
    retry: false,
    queryFn: async ({ signal }) => {
      const find = (type: 'accounts' | 'hashtags', limit: number) =>
        api().v2.search.list({ q: text, type, limit }, { requestInit: { signal } })
      const [people, tags] = await Promise.all([
        ask === 'tags' ? null : find('accounts', PEOPLE),
        ask === 'people' ? null : find('hashtags', TAGS),
      ])
      entities.keepAccounts(people?.accounts ?? [])
      return { accounts: people?.accounts ?? [], tags: tags?.hashtags.map(({ name }) => name) ?? [] }
    },
  })
}
