import { Empty } from '../ui/notice.tsx'

export function LikesPage() {
  return <Empty title="LikesPage" />
}
