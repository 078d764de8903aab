import { X } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'

export const DismissButton = ({ onDismiss }: { onDismiss(): void }) => (
  <IconButton name={t('notifications.dismiss')} icon={X} size={18} onClick={onDismiss} className="-mr-2 text-muted" />
)
