/** What a picture shows, in words, and which part of it always stays visible. Kept as it is typed: nothing to lose. */
import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { type Attachment, type Focus, isLocal } from './attachments.ts'

/** Mastodon's MediaAttachment::MAX_DESCRIPTION_LENGTH, in code points. */
const LONGEST = 1_500
const NUMBER_BELOW = 300

interface Props {
  attachment: Attachment
  onChange(description: string, focus: Focus | null): void
  onClose(): void
}

export function DescribeDialog({ attachment, onChange, onClose }: Props) {
  const { description, focus, kind, preview } = attachment
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const left = LONGEST - Array.from(description).length
  return (
    <Dialog open onClose={onClose} title={t('compose.describe')} initialFocus={field}>
      {kind === 'image' && preview && (
        <FocusPicker src={preview} focus={focus} onChange={(next) => onChange(description, next)} />
      )}
      {kind !== 'image' && kind !== 'audio' && preview && isLocal(preview) && (
        <video src={preview} controls muted playsInline className="mb-3 max-h-52 w-full rounded-xl bg-sunken" />
      )}
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {t('compose.altLabel')}
      </label>
      <textarea
        ref={field}
        id={id}
        value={description}
        rows={4}
        dir="auto"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const text = Array.from(event.target.value).slice(0, LONGEST).join('')
          onChange(text, focus)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onClose()
        }}
        className="block max-h-60 min-h-24 w-full field-sizing-content resize-none rounded-xl border border-line bg-raised px-3 py-2 text-base"
      />
      <div className="mt-2 flex items-center justify-between gap-3">
        <p id={`${id}-hint`} className="text-[13px] text-muted">
          {left < NUMBER_BELOW ? t('compose.left', { count: left }) : t('compose.altHint')}
        </p>
        <Button onClick={onClose}>{t('compose.done')}</Button>
      </div>
    </Dialog>
  )
}

const STEP = 0.1
const STEPS: Readonly<Record<string, Focus>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: STEP },
  ArrowDown: { x: 0, y: -STEP },
}
const within = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 100) / 100

/** A press on the picture, or the arrow keys: what is there is kept where a preview has to cut. */
function FocusPicker({ src, focus, onChange }: { src: string; focus: Focus | null; onChange(focus: Focus): void }) {
  const { x, y } = focus ?? { x: 0, y: 0 }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    onChange({
      x: within(((event.clientX - box.left) / box.width) * 2 - 1),
      y: within(1 - ((event.clientY - box.top) / box.height) * 2),
    })
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    onChange({ x: within(x + step.x), y: within(y + step.y) })
  }

  return (
    <div className="mb-3 text-center">
      <button
        type="button"
        aria-label={t('compose.focusName', { x: Math.round(50 + x * 50), y: Math.round(50 - y * 50) })}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        className="relative inline-block cursor-crosshair! overflow-hidden rounded-xl bg-sunken align-top"
      >
        <img src={src} alt="" draggable={false} className="block max-h-52 max-w-full" />
        <span
          aria-hidden="true"
          className="absolute size-8 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white bg-black/25 ring-1 ring-black/60"
          style={{ left: `${50 + x * 50}%`, top: `${50 - y * 50}%` }}
        />
      </button>
      <p className="mt-1 text-[13px] text-muted">{t('compose.focusHint')}</p>
    </div>
  )
}
