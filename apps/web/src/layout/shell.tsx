/** The frame of every signed-in page: bottom bar on narrow screens, a rail from 640 px, labels from 1100 px. */
import { Link, Outlet } from '@tanstack/react-router'
import { Globe, House, LogOut, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { signOut } from '../api/client.ts'
import { useConnected } from '../api/live.tsx'
import { useSession } from '../api/session.ts'
import { WelcomePage } from '../welcome/welcome-page.tsx'

export function Shell() {
  const session = useSession()
  const connected = useConnected()
  return (
    <div className="mx-auto flex max-w-[1080px] justify-center">
      <Rail signedInAs={session?.username} />
      <main className="min-h-dvh w-full max-w-[600px] border-line pb-20 sm:border-x sm:pb-0">
        {!connected && (
          <p role="status" className="bg-sunken px-4 py-1.5 text-center text-sm text-muted">
            Not connected. New posts will catch up by themselves.
          </p>
        )}
        <Outlet />
      </main>
      <aside className="sticky top-0 hidden h-dvh w-64 shrink-0 p-4 text-sm text-muted min-[1100px]:block">
        {!session && <WelcomePage compact />}
        <p className="mt-4">Rookery speaks the Mastodon API: any Mastodon app works with this address.</p>
      </aside>
    </div>
  )
}

function Rail({ signedInAs }: { signedInAs: string | undefined }) {
  return (
    <nav
      aria-label="Places"
      className="fixed inset-x-0 bottom-0 z-30 flex justify-around border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] sm:sticky sm:top-0 sm:h-dvh sm:w-18 sm:flex-col sm:justify-start sm:gap-1 sm:border-t-0 sm:p-3 min-[1100px]:w-56"
    >
      <span className="hidden items-center gap-3 px-3 py-2 sm:flex">
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span className="hidden text-lg font-bold min-[1100px]:inline">Rookery</span>
      </span>
      <Place to="/" name="Home" icon={<House size={22} strokeWidth={1.75} />} />
      <Place to="/public" name="Everyone" icon={<Globe size={22} strokeWidth={1.75} />} />
      {signedInAs && (
        <>
          <Place
            to="/@{$acct}"
            params={{ acct: signedInAs }}
            name="Profile"
            icon={<User size={22} strokeWidth={1.75} />}
          />
          <button type="button" onClick={() => signOut()} className={PLACE}>
            <LogOut size={22} strokeWidth={1.75} />
            <Label name="Sign out" />
          </button>
        </>
      )}
    </nav>
  )
}

const PLACE =
  'flex min-h-12 min-w-12 items-center justify-center gap-4 rounded-full px-3 text-muted hover:bg-sunken hover:text-ink min-[1100px]:justify-start'

const Label = ({ name }: { name: string }) => (
  <span className="sr-only min-[1100px]:not-sr-only min-[1100px]:font-medium">{name}</span>
)

interface PlaceProps {
  to: '/' | '/public' | '/@{$acct}'
  params?: { acct: string }
  name: string
  icon: ReactNode
}

function Place({ to, params, name, icon }: PlaceProps) {
  return (
    <Link
      to={to}
      params={params as never}
      title={name}
      className={PLACE}
      activeProps={{ className: 'text-accent!', 'aria-current': 'page' }}
      activeOptions={{ exact: true }}
    >
      {icon}
      <Label name={name} />
    </Link>
  )
}
