import { type RefObject, useRef, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { useUndo } from '../ui/undo.tsx'
import { AttachmentTile } from './attachment-tile.tsx'
import { type Attachment, lacksDescription } from './attachments.ts'
import { DescribeDialog } from './describe-dialog.tsx'
import type { Writing } from './writing.ts'

interface Props {
  writing: Writing
  attachments: readonly Attachment[]
  /** Gets the focus when nothing of the list is left. */
  field: RefObject<HTMLTextAreaElement | null>
}

/** The files of a post in their order. */
export function AttachmentList({ writing, attachments, field }: Props) {
  const undo = useUndo()
  const list = useRef<HTMLUListElement>(null)
  const [describing, setDescribing] = useState<string | null>(null)
  const described = attachments.find(({ key }) => key === describing)
  if (attachments.length === 0) return null

  function remove({ key, state }: Attachment) {
    const index = attachments.findIndex((each) => each.key === key)
    const { undo: putBack, forget } = writing.remove(key)
    if (state === 'uploading') void forget()
    else undo.offer({ text: t('compose.removed'), undo: putBack, act: forget })
    requestAnimationFrame(() => {
      const next = list.current?.children[Math.min(index, attachments.length - 2)]
      ;(next?.querySelector('button') ?? field.current)?.focus()
    })
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
