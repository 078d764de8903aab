import { Empty } from '../ui/notice.tsx'

export function BlocksPage() {
  return <Empty title="BlocksPage" />
}
