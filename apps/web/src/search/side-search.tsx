/** The search field beside the column of wide screens; on the search page itself the page's own is enough. */
import { useLocation } from '@tanstack/react-router'
import { useRef, useState, useSyncExternalStore } from 'react'
import { useKeys } from '../keyboard/use-keys.ts'
import { SearchField } from './search-field.tsx'
import { useRunSearch } from './use-run-search.ts'

export function SideSearch() {
  const atSearch = useLocation({ select: ({ pathname }) => pathname === '/search' })
  const isWide = useIsWide()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const search = useRunSearch()
  useKeys({ '/': () => field.current?.focus() }, isWide && !atSearch)
  if (atSearch) return null
  return (
    <search>
      <SearchField
        ref={field}
        text={text}
        onText={setText}
        onSearch={(query) => {
          setText('')
          field.current?.blur()
          search(query)
        }}
      />
    </search>
  )
}

/** The side column is there: `wide:` of styles.css. */
const WIDE = '(min-width: 68.75rem)'

const useIsWide = () =>
  useSyncExternalStore(
    (listener) => {
      const media = matchMedia(WIDE)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(WIDE).matches,
  )
