import { Empty } from '../ui/notice.tsx'

export function HistoryPage() {
  return <Empty title="HistoryPage" />
}
