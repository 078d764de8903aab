/** One sentence about what was done, with at most one thing to do about it. It goes by itself. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { Button } from './button.tsx'
import { Floating } from './floating.tsx'

export interface ToastText {
  text: string
  action?: { name: string; run(): void }
  /** Stays until it is dismissed: something did not work that seemed done. */
  lasting?: boolean
}

interface Toasts {
  show(toast: ToastText): void
}

const SHOWN_MS = 5_000
const ToastContext = createContext<Toasts>({ show: () => undefined })
export const useToast = () => useContext(ToastContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<ToastText | null>(null)
  const [held, setHeld] = useState(false)
  const toasts = useMemo<Toasts>(() => ({ show: (next) => setToast({ ...next }) }), [])

  useEffect(() => {
    if (!toast || toast.lasting || held) return
    const timer = setTimeout(setToast, SHOWN_MS, null)
    return () => clearTimeout(timer)
  }, [toast, held])

  const action = toast?.action ?? (toast?.lasting ? { name: t('app.dismiss'), run: () => undefined } : undefined)
  function run() {
    setToast(null)
    setHeld(false)
    action?.run()
  }

  return (
    <ToastContext value={toasts}>
      {children}
      <Floating>
        <div role="status">
          {toast && (
            <section
              aria-label={toast.text}
              className="floating flex items-center gap-1 pr-1.5 pl-5"
              onPointerEnter={() => setHeld(true)}
              onPointerLeave={() => setHeld(false)}
              onFocus={() => setHeld(true)}
              onBlur={() => setHeld(false)}
            >
              <p dir="auto" className={`min-w-0 wrap-anywhere ${action ? '' : 'pr-4'}`}>
                {toast.text}
              </p>
              {action && (
                <Button kind="bare" className="shrink-0" onClick={run}>
                  {action.name}
                </Button>
              )}
            </section>
          )}
        </div>
      </Floating>
    </ToastContext>
  )
}
