/** The frame of every page: bottom bar on narrow screens, a rail from 640 px, labels from 1100 px. */
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Globe, House, LogIn, LogOut, User } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useConnected } from '../api/live.tsx'
import { useSession } from '../api/session.ts'
import { WelcomePage } from '../welcome/welcome-page.tsx'
import { useSignOut } from './use-sign-out.ts'

export function Shell() {
  const session = useSession()
  const connected = useConnected()
  const atHome = useLocation({ select: ({ pathname }) => pathname === '/' })
  return (
    <div className="mx-auto flex max-w-[1120px] justify-center">
      <a
        href="#main"
        className="absolute left-2 top-2 z-50 -translate-y-20 rounded-full bg-accent px-4 py-2 font-semibold text-on-accent focus:translate-y-0"
      >
        Skip to the posts
      </a>
      <Rail signedInAs={session?.username} />
      <main
        id="main"
        tabIndex={-1}
        className="min-h-dvh w-full max-w-[600px] border-line pb-20 outline-none sm:border-x sm:pb-0"
      >
        <Outlet />
      </main>
      <aside className="sticky top-0 hidden h-dvh w-72 shrink-0 p-5 text-sm text-muted wide:block">
        {session && (
          <Suspense>
            <LazyPeople me={session.accountId} />
          </Suspense>
        )}
        {!session && !atHome && <WelcomePage compact />}
        <p className="mt-4">Rookery speaks the Mastodon API: any Mastodon app works with this address.</p>
      </aside>
      {!connected && (
        <p role="status" className="floating px-5">
          You are offline. New posts catch up by themselves.
        </p>
      )}
    </div>
  )
}

const LazyPeople = lazy(async () => ({ default: (await import('../people/people.tsx')).PeopleAside }))

function Rail({ signedInAs }: { signedInAs: string | undefined }) {
  const signOut = useSignOut()
  return (
    <nav
      aria-label="Places"
      className="fixed inset-x-0 bottom-0 z-30 flex justify-around border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] sm:sticky sm:inset-x-auto sm:top-0 sm:h-dvh sm:w-18 sm:shrink-0 sm:flex-col sm:justify-start sm:gap-1 sm:border-t-0 sm:p-3 wide:w-56"
    >
      <span className="hidden h-12 items-center gap-3 px-[11px] sm:flex">
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span className="hidden text-lg font-bold wide:inline">Rookery</span>
      </span>
      {signedInAs ? (
        <Place to="/" name="Home" icon={<House {...ICON} />} />
      ) : (
        <Place to="/" name="Join" icon={<LogIn {...ICON} />} />
      )}
      <Place to="/public" name="Everyone" icon={<Globe {...ICON} />} />
      {signedInAs && (
        <>
          <Place to="/@{$acct}" params={{ acct: signedInAs }} name="Profile" icon={<User {...ICON} />} />
          {/* On narrow screens it is on the own profile: beside the thumb it would be pressed by mistake. */}
          <button type="button" onClick={signOut} title="Sign out" className={`${PLACE} hidden sm:flex`}>
            <LogOut {...ICON} />
            <Label name="Sign out" />
          </button>
        </>
      )}
    </nav>
  )
}

const ICON = { size: 22, strokeWidth: 1.75, className: 'shrink-0', 'aria-hidden': true } as const
const PLACE =
  'min-h-12 min-w-12 items-center justify-center gap-4 rounded-full px-[13px] text-muted hover:bg-sunken hover:text-ink wide:justify-start'

const Label = ({ name }: { name: string }) => (
  <span className="sr-only whitespace-nowrap wide:not-sr-only wide:font-medium">{name}</span>
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
      className={`${PLACE} flex`}
      activeProps={{ className: 'text-accent!', 'aria-current': 'page' }}
      activeOptions={{ exact: true }}
    >
      {icon}
      <Label name={name} />
    </Link>
  )
}
