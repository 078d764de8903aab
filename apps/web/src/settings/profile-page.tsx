import { t } from '../i18n/i18n.ts'
import { EditProfile } from '../profile/edit-profile.tsx'
import { SettingPage } from './setting-page.tsx'

export function ProfileSettingsPage() {
  return (
    <SettingPage title={t('settings.profile.title')}>
      {/* What stands here meanwhile has room around it of its own. */}
      <div className="p-4 has-[>[role=alert],>[role=status]]:p-0">
        <EditProfile />
      </div>
    </SettingPage>
  )
}
