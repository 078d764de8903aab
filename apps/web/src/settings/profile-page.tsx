import { t } from '../i18n/i18n.ts'
import { EditProfile } from '../profile/edit-profile.tsx'
import { SettingPage } from './setting-page.tsx'

export function ProfileSettingsPage() {
  return (
    <SettingPage title={t('settings.profile.title')}>
      <div className="p-4">
        <EditProfile />
      </div>
    </SettingPage>
  )
}
