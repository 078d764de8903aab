import { useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { placeOfRequest } from './begin.ts'
import { type ComposeRequest, useCompose } from './compose-context.ts'
import { Composer } from './composer.tsx'
import { useKeepAndClose } from './use-discard.ts'
import { useVisibleHeight } from './use-visible-height.ts'

/** Over the page, a full screen on narrow ones. Closing keeps the draft. */
export function ComposeDialog({ request, onClose }: { request: ComposeRequest; onClose(): void }) {
  const { writings } = useCompose()
  const keepAndClose = useKeepAndClose()
  const box = useRef<HTMLDivElement>(null)
  const place = useRef(placeOfRequest(request)).current
  useVisibleHeight()

  function close() {
    keepAndClose(writings.get(place))
    onClose()
  }

  const { replyTo, editing, draft } = request
  const title = editing ? t('compose.titleEdit') : replyTo ? t('compose.titleReply') : t('compose.title')
  return (
    <Dialog open onClose={close} title={title} full initialFocus={() => box.current?.querySelector('textarea') ?? true}>
      <div ref={box} className="contents">
        <Composer
          replyTo={replyTo}
          editing={editing}
          draft={draft}
          place={place}
          layout="page"
          takesFocus={false}
          onDone={onClose}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}
