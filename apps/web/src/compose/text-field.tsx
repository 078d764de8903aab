import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { insertCompletion } from './completion.ts'
import { CompletionList } from './completion-list.tsx'
import { useCompletion } from './use-completion.ts'

interface Props {
  ref: Ref<HTMLTextAreaElement>
  label: string
  placeholder: string
  text: string
  language: string | undefined
  rows: number
  describedBy?: string
  disabled?: boolean
  onText(text: string): void
  onFiles(files: File[]): void
  onSubmit(): void
  onEscape(event: KeyboardEvent): void
  onFocus?(): void
  className: string
}

const PLAIN = { autoCapitalize: 'sentences', autoComplete: 'off', spellCheck: true, dir: 'auto' } as const

/** The text itself: completes names, takes pasted files, Ctrl or Cmd and Enter sends. */
export function TextField({ ref, label, text, language, rows, describedBy, onText, onFiles, ...props }: Props) {
  const { onSubmit, onEscape, onFocus, placeholder, className, disabled } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => field.current!, [])
  const [caret, setCaret] = useState<number | null>(null)
  const completion = useCompletion(text, caret, (asked, word) => {
    const whole = insertCompletion(text, asked, word)
    replace(field.current!, asked.start, asked.end, whole.text.slice(asked.start, whole.caret), onText)
    field.current!.setSelectionRange(whole.caret, whole.caret)
    setCaret(whole.caret)
  })
  const open = completion.choices.length > 0

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (completion.onKeyDown(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSubmit()
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) onEscape(event)
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    // What comes from a document brings a picture of its text along: the text is meant.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    onFiles(files)
  }

  return (
    <div className="relative">
      <textarea
        {...PLAIN}
        ref={field}
        aria-label={label}
        aria-describedby={describedBy}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-autocomplete="list"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${completion.active}` : undefined}
        lang={language}
        value={text}
        rows={rows}
        placeholder={placeholder}
        readOnly={disabled}
        onChange={(event) => {
          onText(event.target.value)
          setCaret(event.target.selectionStart)
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setCaret(selectionStart === selectionEnd ? selectionStart : null)
        }
        onFocus={onFocus}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={`field-sizing-content block w-full resize-none bg-transparent text-base outline-none placeholder:text-muted ${className}`}
      />
      <CompletionList id={id} completion={completion} />
    </div>
  )
}

/** As if typed, so that the browser's own undo takes it back. */
function replace(field: HTMLTextAreaElement, start: number, end: number, word: string, onText: (text: string) => void) {
  field.setSelectionRange(start, end)
  if (!document.execCommand('insertText', false, word))
    onText(field.value.slice(0, start) + word + field.value.slice(end))
}
