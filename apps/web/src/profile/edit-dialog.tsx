import { t } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { EditProfile } from './edit-profile.tsx'

/** One's own profile, edited over itself. */
export const EditDialog = ({ onClose }: { onClose(): void }) => (
  <Dialog open full onClose={onClose} title={t('profile.edit')}>
    <EditProfile onDone={onClose} />
  </Dialog>
)
