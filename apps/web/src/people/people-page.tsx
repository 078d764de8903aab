import { Empty } from '../ui/notice.tsx'

export function PeoplePage() {
  return <Empty title="PeoplePage" />
}
