import { Empty } from '../ui/notice.tsx'

export function MutesPage() {
  return <Empty title="MutesPage" />
}
