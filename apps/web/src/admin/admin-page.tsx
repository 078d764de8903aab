import { Empty } from '../ui/notice.tsx'

export function AdminPage() {
  return <Empty title="AdminPage" />
}
