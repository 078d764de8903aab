import { Empty } from '../ui/notice.tsx'

export function FiltersPage() {
  return <Empty title="FiltersPage" />
}
