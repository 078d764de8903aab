import '@fontsource-variable/inter/wght.css'
import './styles.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { keepInstallOffer } from './about/install-offer.ts'
import { tellSignOut } from './api/client.ts'
import { router } from './app/router.ts'
import { SessionScope } from './app/session-scope.tsx'
import { openLanguage, useLanguage } from './i18n/i18n.ts'
import { watchScrolling } from './layout/hiding-header.ts'
import { registerWorker } from './offline/register.ts'
import { Skeleton } from './ui/notice.tsx'
import { applyTheme } from './ui/theme.ts'
import { InviteProvider } from './welcome/invite.tsx'

/** Another language renders everything anew: words are read while rendering, wherever they stand. */
const App = () => (
  <SessionScope key={useLanguage()}>
    <InviteProvider>
      <Suspense fallback={<Skeleton />}>
        <RouterProvider router={router} />
      </Suspense>
    </InviteProvider>
  </SessionScope>
)

void tellSignOut()
addEventListener('online', () => void tellSignOut())
registerWorker()
keepInstallOffer()
watchScrolling()
applyTheme()
void openLanguage().finally(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
)
