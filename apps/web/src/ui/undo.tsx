/** Instead of asking before: it is done as it seems, and really done when nobody took it back. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from './button.tsx'
import { Floating, useTopDialog } from './floating.tsx'
import { useToast } from './toast.tsx'

interface Offer {
  text: string
  /** Puts back what was hidden; also called when the act fails. */
  undo(): void
  /** The act itself; it may outlive the page. */
  act(): Promise<unknown>
}

interface Undo {
  offer(offer: Offer): void
  /** Does now what still waits. */
  flush(): Promise<void>
}

const OFFER_MS = 6_000
const UndoContext = createContext<Undo>({ offer: () => undefined, flush: async () => undefined })
export const useUndo = () => useContext(UndoContext)

export function UndoProvider({ children }: { children: ReactNode }) {
  const dialog = useTopDialog()
  const waiting = useRef<Offer | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState<string | null>(null)
  const toast = useToast()

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    const offer = waiting.current
    waiting.current = null
    setText(null)
    try {
      await offer?.act()
    } catch (error) {
      offer?.undo()
      toast.show({ text: describeProblem(error), lasting: true })
    }
  }, [toast])

  const rest = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, OFFER_MS)
  }, [flush])

  const undo = useMemo<Undo>(
    () => ({
      offer(offer) {
        void flush()
        waiting.current = offer
        setText(offer.text)
        rest()
      },
      flush,
    }),
    [flush, rest],
  )

  useEffect(() => {
    const leave = () => void flush()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [flush])

  function takeBack() {
    clearTimeout(timer.current)
    waiting.current?.undo()
    waiting.current = null
    setText(null)
    // The button that has the focus goes with its bar.
    const next = dialog?.parentElement ?? document.getElementById('main')
    next?.focus({ preventScroll: true })
  }

  return (
    <UndoContext value={undo}>
      {children}
      {text && (
        <Floating>
          <section
            aria-label={t('app.undo')}
            className="floating order-1 flex items-center gap-3 pr-1.5 pl-5"
            onPointerEnter={() => clearTimeout(timer.current)}
            onPointerLeave={rest}
            onFocus={() => clearTimeout(timer.current)}
            onBlur={rest}
          >
            <p role="status" dir="auto" className="min-w-0 wrap-anywhere">
              {text}
            </p>
            <Button kind="bare" className="shrink-0" onClick={takeBack}>
              {t('app.undo')}
            </Button>
          </section>
        </Floating>
      )}
    </UndoContext>
  )
}
