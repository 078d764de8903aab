import { Empty } from '../ui/notice.tsx'

export function MediaPage() {
  return <Empty title="MediaPage" />
}
