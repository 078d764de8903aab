import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'

export function WarningField({ value, onChange }: { value: string; onChange(text: string): void }) {
  const field = useRef<HTMLInputElement>(null)
  const isNew = useRef(value === '')
  useEffect(() => {
    if (isNew.current) field.current?.focus()
  }, [])
  return (
    <input
      ref={field}
      value={value}
      dir="auto"
      aria-label={t('compose.warningLabel')}
      placeholder={t('compose.warningLabel')}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // Enter goes on to the text rather than sending half a post.
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        const { form } = event.currentTarget
        if (event.ctrlKey || event.metaKey) form?.requestSubmit()
        else form?.querySelector('textarea')?.focus()
      }}
      className="mb-2 min-h-11 w-full rounded-xl border border-warn/60 bg-raised px-3 text-[15px] placeholder:text-muted"
    />
  )
}

/** What was not taken, or is gone: until it was read. */
export function Notices({ texts, onDismiss }: { texts: readonly string[]; onDismiss(): void }) {
  return (
    <div role="status">
      {texts.length > 0 && (
        <div className="mb-2 flex max-h-40 items-start gap-2 overflow-y-auto rounded-xl bg-accent-soft py-1 pr-1 pl-3 text-sm">
          <div className="min-w-0 flex-1 space-y-1 py-2.5 wrap-anywhere">
            {[...new Set(texts)].map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
          <IconButton name={t('app.dismiss')} icon={X} onClick={onDismiss} />
        </div>
      )}
    </div>
  )
}
