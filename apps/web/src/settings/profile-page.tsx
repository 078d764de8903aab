import { Empty } from '../ui/notice.tsx'

export function ProfileSettingsPage() {
  return <Empty title="ProfileSettingsPage" />
}
