import '@fontsource-variable/inter/wght.css'
import './styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { MastoHttpError } from 'masto'
import { StrictMode, Suspense, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { LiveProvider } from './api/live.tsx'
import { useSession } from './api/session.ts'
import { router } from './router.tsx'
import { Skeleton } from './ui/notice.tsx'

const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A clear refusal is final; a server that is away is asked again.
        retry: (count, error) => count < 2 && !(error instanceof MastoHttpError && error.statusCode < 500),
        refetchOnWindowFocus: false,
      },
    },
  })

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
        <Suspense fallback={<Skeleton />}>
          <RouterProvider router={router} />
        </Suspense>
      </LiveProvider>
    </QueryClientProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
