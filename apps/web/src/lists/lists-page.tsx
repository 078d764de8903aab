import { Empty } from '../ui/notice.tsx'

export function ListsPage() {
  return <Empty title="ListsPage" />
}
