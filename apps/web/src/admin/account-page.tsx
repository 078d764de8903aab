import { Empty } from '../ui/notice.tsx'

export function AdminAccountPage() {
  return <Empty title="AdminAccountPage" />
}
