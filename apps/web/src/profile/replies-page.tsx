import { Empty } from '../ui/notice.tsx'

export function RepliesPage() {
  return <Empty title="RepliesPage" />
}
