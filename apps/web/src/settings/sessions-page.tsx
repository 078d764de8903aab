import { Empty } from '../ui/notice.tsx'

export function SessionsPage() {
  return <Empty title="SessionsPage" />
}
