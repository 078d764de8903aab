/** Finds people and hashtags while their names are typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { mastodon } from 'masto'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { api } from '../api/client.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { type Asked, completionAt } from './completion.ts'

export type Choice = { word: string; account: mastodon.v1.Account } | { word: string; account: null }

export interface Completion {
  choices: readonly Choice[]
  active: number
  /** Handles what a list of choices takes; true when it did. */
  onKeyDown(event: KeyboardEvent): boolean
  choose(choice: Choice): void
  setActive(index: number): void
}

const MOST = 6
const PAUSE_MS = 150

async function find({ kind, query }: Asked): Promise<Choice[]> {
  if (kind === 'tag') {
    const { hashtags } = await api().v2.search.list({ q: query, type: 'hashtags', limit: MOST })
    return hashtags.map(({ name }) => ({ word: `#${name}`, account: null }))
  }
  const accounts = await api().v1.accounts.search.list({ q: query, limit: MOST })
  return accounts.map((account) => ({ word: `@${account.acct}`, account }))
}

/** `onChoose` gets the place and the word that goes there. */
export function useCompletion(
  text: string,
  caret: number | null,
  onChoose: (asked: Asked, word: string) => void,
): Completion {
  const asked = caret === null ? null : completionAt(text, caret)
  const query = useSettled(asked ? `${asked.kind} ${asked.query.toLowerCase()}` : '')
  const [dismissed, setDismissed] = useState<number | null>(null)
  const [active, setActive] = useState({ of: '', index: 0 })
  const entities = useEntities()
  const found = useQuery({
    queryKey: ['complete', query],
    queryFn: async () => {
      const [kind, ...words] = query.split(' ')
      const choices = await find({ kind: kind as Asked['kind'], query: words.join(' '), start: 0, end: 0 })
      entities.keepAccounts(choices.flatMap(({ account }) => account ?? []))
      return choices
    },
    enabled: query !== '',
    staleTime: 5 * 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  })

  const open = asked !== null && query !== '' && dismissed !== asked.start
  const choices = open ? stillFitting(found.data ?? [], asked) : []
  const index = active.of === query ? Math.min(active.index, choices.length - 1) : 0
  const go = (to: number) => setActive({ of: query, index: (to + choices.length) % choices.length })
  const choose = ({ word }: Choice) => {
    if (!asked) return
    setDismissed(asked.start)
    onChoose(asked, word)
  }
  useForgetting(dismissed, asked?.start ?? null, () => setDismissed(null))

  return {
    choices,
    active: index,
    choose,
    setActive: go,
    onKeyDown(event) {
      if (choices.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return false
      const chosen = choices[index]
      if (event.key === 'ArrowDown') go(index + 1)
      else if (event.key === 'ArrowUp') go(index - 1)
      else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && chosen) choose(chosen)
      else if (event.key === 'Escape') setDismissed(asked?.start ?? null)
      else return false
      event.preventDefault()
      // Escape closes the list alone, not the dialog around it.
      event.stopPropagation()
      return true
    },
  }
}

/** Until the next answer is there, what of the last one still fits. */
function stillFitting(choices: readonly Choice[], { kind, query }: Asked): readonly Choice[] {
  const wanted = query.toLowerCase()
  return choices.filter(({ word, account }) => {
    if ((kind === 'tag') !== (account === null)) return false
    if (word.slice(1).toLowerCase() === wanted) return false
    return `${word} ${account?.displayName ?? ''}`.toLowerCase().includes(wanted)
  })
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(setSettled, value === '' ? 0 : PAUSE_MS, value)
    return () => clearTimeout(timer)
  }, [value])
  return value === '' ? '' : settled
}

/** What was dismissed at one word may open at the next. */
function useForgetting(dismissed: number | null, start: number | null, forget: () => void) {
  useEffect(() => {
    if (dismissed !== null && start !== dismissed) forget()
  })
}
