import { Empty } from '../ui/notice.tsx'

export function OtherAppsPage() {
  return <Empty title="OtherAppsPage" />
}
