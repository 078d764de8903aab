/** Pictures at their full size over the whole window: swiped, stepped through by keys, with their descriptions. */
import { Dialog } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import type { mastodon } from 'masto'
import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Slide } from './slide.tsx'

type Media = mastodon.v1.MediaAttachment

interface Props {
  media: readonly Media[]
  first: number
  lang?: string
  onClose(): void
}

const ON_DARK = 'text-white hover:bg-white/15 focus-visible:outline-white'

export function Viewer({ media, first, lang, onClose }: Props) {
  const strip = useRef<HTMLElement>(null)
  const [at, setAt] = useState(first)
  const [back] = useState(() => document.activeElement as HTMLElement | null)
  const current = media[at]

  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)

  const opened = useCallback(
    (box: HTMLElement | null) => {
      strip.current = box
      box?.scrollTo({ left: leftOf(box, first), behavior: 'instant' })
    },
    [first],
  )
  useEffect(() => () => clearTimeout(settling.current), [])

  /** After a swipe came to rest. */
  function settle() {
    const box = strip.current
    const seen = box ? Math.round(Math.abs(box.scrollLeft) / box.clientWidth) : at
    if (media[seen]) setAt(seen)
  }

  function go(index: number) {
    const box = strip.current
    if (!box || index < 0 || index >= media.length) return
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
    box.scrollTo({ left: leftOf(box, index), behavior })
    setAt(index)
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          initialFocus={strip}
          finalFocus={() => back}
          className="fixed inset-0 z-50 flex flex-col bg-[#0b0d10] text-white outline-none"
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') go(at + 1)
            else if (event.key === 'ArrowLeft') go(at - 1)
            else return
            event.preventDefault()
          }}
        >
          <header className="flex h-14 shrink-0 items-center gap-1 px-2">
            <Dialog.Close render={<IconButton name={t('app.close')} icon={X} className={ON_DARK} />} />
            <Dialog.Title className={media.length > 1 ? 'flex-1 text-sm tabular-nums' : 'sr-only'}>
              {media.length > 1 ? t('media.counter', { at: at + 1, count: media.length }) : t('media.viewer')}
            </Dialog.Title>
            <a
              href={current?.url ?? undefined}
              target="_blank"
              rel="noopener noreferrer"
              download
              title={t('media.download')}
              aria-label={t('media.download')}
              className={`ml-auto grid size-10 place-items-center rounded-full ${ON_DARK}`}
            >
              <Download size={20} strokeWidth={1.75} aria-hidden="true" />
            </a>
          </header>
          <div className="relative min-h-0 flex-1">
            {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
            <section
              ref={opened}
              tabIndex={0}
              aria-label={t('media.viewer')}
              className="flex h-full snap-x snap-mandatory overflow-x-auto overscroll-contain outline-none [scrollbar-width:none]"
              onScroll={() => {
                clearTimeout(settling.current)
                settling.current = setTimeout(settle, 120)
              }}
            >
              {media.map((each, index) => (
                <Slide
                  key={each.id}
                  media={each}
                  current={index === at}
                  near={Math.abs(index - at) < 2}
                  onClose={onClose}
                />
              ))}
            </section>
            {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: end */}
            <Step
              icon={ChevronLeft}
              name={t('media.previous')}
              side="left-2"
              shown={at > 0}
              onClick={() => go(at - 1)}
            />
            <Step
              icon={ChevronRight}
              name={t('media.next')}
              side="right-2"
              shown={at < media.length - 1}
              onClick={() => go(at + 1)}
            />
          </div>
          <p
            dir="auto"
            lang={lang}
            aria-live="polite"
            className="max-h-[30dvh] min-h-12 shrink-0 overflow-y-auto px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] text-center text-[15px] whitespace-pre-wrap wrap-anywhere"
          >
            {current?.description ? current.description : <span className="text-white/60">{t('media.noAlt')}</span>}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const leftOf = (box: HTMLElement, index: number) =>
  index * box.clientWidth * (getComputedStyle(box).direction === 'rtl' ? -1 : 1)

interface StepProps {
  icon: typeof ChevronLeft
  name: string
  side: string
  shown: boolean
  onClick(): void
}

function Step({ icon, name, side, shown, onClick }: StepProps) {
  if (!shown) return null
  return (
    <IconButton
      name={name}
      icon={icon}
      size={24}
      onClick={onClick}
      className={`absolute top-1/2 -translate-y-1/2 bg-black/50 max-sm:hidden ${side} ${ON_DARK}`}
    />
  )
}
