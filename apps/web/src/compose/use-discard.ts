/** Closing keeps what is written and says so; discarding can be undone. */
import { t } from '../i18n/i18n.ts'
import { useToast } from '../ui/toast.tsx'
import { useUndo } from '../ui/undo.tsx'
import type { Writing } from './writing.ts'

/** `after` moves the focus. */
export function useDiscard(writing: Writing): (after?: () => void) => void {
  const undo = useUndo()
  const toast = useToast()
  return (after) => {
    // The field it stood in may be gone from the page meanwhile.
    discardWith(undo, writing, () => toast.show({ text: t('compose.broughtBack') }))
    after?.()
  }
}

function discardWith(undo: ReturnType<typeof useUndo>, writing: Writing, undone: () => void) {
  const { attachments } = writing.get()
  const uploads = attachments.filter(({ attached }) => !attached).map(({ key }) => writing.remove(key))
  const unclear = writing.clear()
  undo.offer({
    text: t('compose.discarded'),
    undo() {
      unclear()
      for (const upload of uploads.toReversed()) upload.undo()
      undone()
    },
    act: () => Promise.all(uploads.map(({ forget }) => forget())),
  })
}

export function useKeepAndClose(): (writing: Writing | undefined) => void {
  const toast = useToast()
  const undo = useUndo()
  return (writing) => {
    if (!writing || writing.isUntouched() || writing.get().sending) return
    toast.show({
      text: t('compose.kept'),
      action: {
        name: t('compose.discardShort'),
        run: () => discardWith(undo, writing, () => toast.show({ text: t('compose.broughtBack') })),
      },
    })
  }
}
