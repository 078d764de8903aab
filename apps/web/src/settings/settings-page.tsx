import { Empty } from '../ui/notice.tsx'

export function SettingsPage() {
  return <Empty title="SettingsPage" />
}
