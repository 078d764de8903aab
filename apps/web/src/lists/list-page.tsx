import { Empty } from '../ui/notice.tsx'

export function ListPage() {
  return <Empty title="ListPage" />
}
