/** All that belongs to one person's session: caches, entities, timelines, the live stream. Another sign-in gets a new one. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { MastoHttpError } from 'masto'
import { type ReactNode, useEffect, useState } from 'react'
import { endSession, useSession } from '../api/session.ts'
import { createEntities } from '../entities/entities.ts'
import { EntitiesContext } from '../entities/use-entities.tsx'
import { createFeeds } from '../feeds/feeds.ts'
import { FeedsContext } from '../feeds/feeds-context.ts'
import { savePlaces } from '../feeds/place.ts'
import { restoreFeeds, saveFeeds } from '../feeds/snapshots.ts'
import { LiveProvider } from '../live/live.tsx'
import { restoreInboxes, saveInboxes } from '../notifications/snapshots.ts'
import { PageFloatingHost } from '../ui/floating.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { UndoProvider } from '../ui/undo.tsx'

const isUnauthorised = (error: unknown) => error instanceof MastoHttpError && error.statusCode === 401

function createQueries(): QueryClient {
  const queries = new QueryClient({
    // The session was ended elsewhere: back to the welcome page rather than a page of failures.
    queryCache: new QueryCache({ onError: (error) => isUnauthorised(error) && endSession() }),
    defaultOptions: {
      queries: {
        // A clear refusal is final; a server that is away is asked again.
        retry: (count, error) => count < 2 && !(error instanceof MastoHttpError && error.statusCode < 500),
        refetchOnWindowFocus: false,
        // Going back finds the page as it was left.
        gcTime: 30 * 60_000,
        staleTime: 30_000,
        // Offline the service worker may still have an answer.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  queries.setQueryDefaults(['feed', 'home'], { gcTime: Number.POSITIVE_INFINITY })
  return queries
}

function open(accountId: string | null) {
  const queries = createQueries()
  const entities = createEntities()
  restoreFeeds(queries, entities, accountId)
  restoreInboxes(queries, entities, accountId)
  return { queries, entities, feeds: createFeeds(queries, entities) }
}

export function SessionScope({ children }: { children: ReactNode }) {
  const accountId = useSession()?.accountId ?? null
  return (
    <Scope key={accountId ?? 'nobody'} accountId={accountId}>
      {children}
    </Scope>
  )
}

function Scope({ accountId, children }: { accountId: string | null; children: ReactNode }) {
  const [{ queries, entities, feeds }] = useState(() => open(accountId))

  useEffect(() => {
    const save = () => {
      savePlaces()
      saveFeeds(queries, entities, accountId)
      saveInboxes(queries, entities, accountId)
    }
    // Phones end pages in the background without another word.
    const hidden = () => document.visibilityState === 'hidden' && save()
    addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('pagehide', save)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [queries, entities, accountId])

  return (
    <QueryClientProvider client={queries}>
      <EntitiesContext value={entities}>
        <FeedsContext value={feeds}>
          <LiveProvider>
            <ToastProvider>
              <UndoProvider>{children}</UndoProvider>
            </ToastProvider>
            <PageFloatingHost />
          </LiveProvider>
        </FeedsContext>
      </EntitiesContext>
    </QueryClientProvider>
  )
}
