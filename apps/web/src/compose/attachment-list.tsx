import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { AttachmentTile } from './attachment-tile.tsx'
import { type Attachment, lacksDescription } from './attachments.ts'
import { DescribeDialog } from './describe-dialog.tsx'
import type { Writing } from './writing.ts'

interface Props {
  writing: Writing
  attachments: readonly Attachment[]
  sending: boolean
  /** Gets the focus when nothing of the list is left. */
  field: RefObject<HTMLTextAreaElement | null>
}

/** The files of a post in their order. */
export function AttachmentList({ writing, attachments, sending, field }: Props) {
  const { removed, offer, takeBack } = useRemoved(sending)
  const list = useRef<HTMLUListElement>(null)
  const [describing, setDescribing] = useState<string | null>(null)
  useShowing(list, attachments.length)
  const described = attachments.find(({ key }) => key === describing)
  if (attachments.length === 0 && !removed) return null

  function remove({ key, state }: Attachment) {
    const index = attachments.findIndex((each) => each.key === key)
    // Before it is gone: a dialog takes back a focus that falls into nothing.
    const next = list.current?.children[index + 1] ?? list.current?.children[index - 1]
    ;(next?.querySelector('button') ?? field.current)?.focus()
    const taken = writing.remove(key)
    if (state === 'uploading') void taken.forget()
    else offer(taken)
  }

  function move(key: string, step: 1 | -1) {
    writing.move(key, step)
    // The button may have become the end of its way: its neighbour takes over.
    requestAnimationFrame(() => {
      if (document.activeElement instanceof HTMLButtonElement && !document.activeElement.disabled) return
      const index = writing.get().attachments.findIndex((each) => each.key === key)
      list.current?.children[index]?.querySelector<HTMLElement>('[data-move]:not(:disabled)')?.focus()
    })
  }

  const missing = attachments.filter(lacksDescription).length
  return (
    <>
      <ul ref={list} aria-label={t('compose.files')} className="mt-3 grid grid-cols-2 gap-2">
        {attachments.map((attachment, index) => (
          <AttachmentTile
            key={attachment.key}
            attachment={attachment}
            index={index}
            count={attachments.length}
            onMove={(step) => move(attachment.key, step)}
            onRemove={() => remove(attachment)}
            onRetry={() => writing.retry(attachment.key)}
            onDescribe={() => setDescribing(attachment.key)}
          />
        ))}
      </ul>
      {missing > 0 && <p className="mt-2 text-[13px] text-warn">{t('compose.undescribed', { count: missing })}</p>}
      {removed && (
        <p role="status" className="mt-1 flex items-center text-sm text-muted">
          {t('compose.removed')}
          <Button
            kind="bare"
            onClick={() => {
              takeBack()
              field.current?.focus()
            }}
          >
            {t('app.undo')}
          </Button>
        </p>
      )}
      {described && (
        <DescribeDialog
          attachment={described}
          onChange={(description, focus) => writing.describe(described.key, description, focus)}
          onClose={() => setDescribing(null)}
        />
      )}
    </>
  )
}

/** What was just added comes into view, above the foot of a dialog. */
function useShowing(list: RefObject<HTMLUListElement | null>, count: number) {
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
    before.current = count
  }, [list, count])
}

type Removed = ReturnType<Writing['remove']>

/**
 * Offers what was removed until something else is, or the post is sent. Here rather than below the page, where a dialog covers
 * it. What is not forgotten by then the server sweeps after a day.
 */
function useRemoved(sending: boolean) {
  const [removed, setRemoved] = useState<Removed | null>(null)
  const forget = (next: Removed | null) => {
    void removed?.forget().catch(() => undefined)
    setRemoved(next)
  }
  const onSending = useEffectEvent(() => removed && forget(null))
  useEffect(() => {
    if (sending) onSending()
  }, [sending])
  return {
    removed,
    offer: forget,
    takeBack() {
      removed?.undo()
      setRemoved(null)
    },
  }
}
