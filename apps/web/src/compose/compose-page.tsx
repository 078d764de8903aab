import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { placeOfRequest } from './begin.ts'
import { Composer } from './composer.tsx'

/** The composer at an address: bookmarks and other apps that share something (`?text=`, `?title=`, `?url=`) come here. */
export function ComposePage() {
  const session = useSession()
  const navigate = useNavigate()
  const search = useLocation({ select: (location) => location.searchStr })
  const [draft] = useState(() => sharedDraft(new URLSearchParams(search)))
  return (
    <>
      <PageHeader title={t('compose.title')} back />
      {session ? (
        <div className="flex min-h-[calc(100dvh-8.5rem)] flex-col p-4 sm:min-h-80">
          <Composer
            draft={draft}
            place={placeOfRequest({ draft })}
            layout="page"
            onDone={() => void navigate({ to: '/' })}
          />
        </div>
      ) : (
        <Empty title={t('compose.signedOut')} />
      )}
    </>
  )
}

function sharedDraft(search: URLSearchParams): { text: string } | undefined {
  // The router writes texts as JSON where they would be read as something else.
  const parts = ['title', 'text', 'url'].map((name) => unquote(search.get(name) ?? '').trim())
  const text = [...new Set(parts)].filter((part) => part !== '').join('\n')
  return text === '' ? undefined : { text }
}

const unquote = (text: string) => (/^".*"$/.test(text) ? text.slice(1, -1) : text)
