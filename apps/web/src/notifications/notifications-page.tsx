import { Empty } from '../ui/notice.tsx'

export function NotificationsPage() {
  return <Empty title="NotificationsPage" />
}
