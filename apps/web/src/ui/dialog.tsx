/** A dialog over the page, full screen on narrow ones. Only for what cannot be undone, or needs the whole attention. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { t } from '../i18n/i18n.ts'
import { FloatingHost } from './floating.tsx'
import { IconButton } from './icon-button.tsx'

interface Props {
  open: boolean
  onClose(): void
  title: string
  children: ReactNode
  /** Fills a narrow screen, as a page of its own would. */
  full?: boolean
  /** Only text: what scrolls takes the focus itself, since nothing in it does. */
  reading?: boolean
  /** What gets the focus; the first control unless given. */
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus']
}

export function Dialog({ open, onClose, title, children, full = false, reading = false, initialFocus }: Props) {
  const shape = full
    ? 'h-[var(--visible-height,100dvh)] w-full self-start max-h-dvh max-sm:border-0 sm:mt-16 sm:h-auto sm:w-[36rem] sm:rounded-2xl'
    : 'max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] rounded-2xl'
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        {/* As large as the window, so that what floats is a part of the dialog; a press beside it goes through. */}
        <Base.Popup
          initialFocus={initialFocus}
          className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center outline-none"
        >
          <div className={`raised pointer-events-auto flex flex-col overflow-hidden sm:max-h-[85dvh] ${shape}`}>
            <header className="flex min-h-14 shrink-0 items-center justify-between gap-3 border-b border-line px-4 py-1.5">
              <Base.Title className="min-w-0 text-lg leading-snug font-semibold wrap-anywhere">{title}</Base.Title>
              <Base.Close render={<IconButton name={t('app.close')} icon={X} className="-mr-2" />} />
            </header>
            <div
              tabIndex={reading ? 0 : undefined}
              className={`flex min-h-0 grow flex-col overflow-y-auto p-4 -outline-offset-2 ${full ? 'scroll-pb-44' : ''}`}
            >
              {children}
            </div>
          </div>
          <FloatingHost />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
