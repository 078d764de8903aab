import { Empty } from '../ui/notice.tsx'

export function SearchPage() {
  return <Empty title="SearchPage" />
}
