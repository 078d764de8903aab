import '@fontsource-variable/inter/wght.css'
import './styles.css'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { MastoHttpError } from 'masto'
import { StrictMode, Suspense, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { LiveProvider } from './api/live.tsx'
import { storeSession, useSession } from './api/session.ts'
import { LIVE_KEY } from './api/status-cache.ts'
import { router } from './router.tsx'
import { Skeleton } from './ui/notice.tsx'
import { UndoProvider } from './ui/undo.tsx'

const isUnauthorised = (error: unknown) => error instanceof MastoHttpError && error.statusCode === 401

function createQueries(): QueryClient {
  const queries = new QueryClient({
    // The session was ended elsewhere: back to the welcome page rather than a page of failures.
    queryCache: new QueryCache({ onError: (error) => isUnauthorised(error) && storeSession(null) }),
    defaultOptions: {
      queries: {
        // A clear refusal is final; a server that is away is asked again.
        retry: (count, error) => count < 2 && !(error instanceof MastoHttpError && error.statusCode < 500),
        refetchOnWindowFocus: false,
        // Going back finds the page as it was left.
        gcTime: 30 * 60_000,
      },
    },
  })
  queries.setQueryDefaults(LIVE_KEY, { gcTime: Number.POSITIVE_INFINITY })
  return queries
}

/** One cache a person: nothing of one account is ever shown to another. */
function App() {
  const session = useSession()
  return <Signed key={session?.accessToken ?? 'nobody'} />
}

function Signed() {
  const [queries] = useState(createQueries)
  return (
    <QueryClientProvider client={queries}>
      <LiveProvider>
        <UndoProvider>
          <Suspense fallback={<Skeleton />}>
            <RouterProvider router={router} />
          </Suspense>
        </UndoProvider>
      </LiveProvider>
    </QueryClientProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
