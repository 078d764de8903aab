import { t } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { ComposeRequest } from './compose-provider.tsx'
import { Composer } from './composer.tsx'

export function ComposeDialog({ request, onClose }: { request: ComposeRequest; onClose(): void }) {
  return (
    <Dialog open onClose={onClose} title={t('app.compose')} full>
      <Composer replyTo={request.replyTo} editing={request.editing} onDone={onClose} onCancel={onClose} />
    </Dialog>
  )
}
