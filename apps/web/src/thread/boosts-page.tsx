import { Empty } from '../ui/notice.tsx'

export function BoostsPage() {
  return <Empty title="BoostsPage" />
}
