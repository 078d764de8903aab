import { Empty } from '../ui/notice.tsx'

export function FilterPage() {
  return <Empty title="FilterPage" />
}
