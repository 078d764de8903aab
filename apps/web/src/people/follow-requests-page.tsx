import { Empty } from '../ui/notice.tsx'

export function FollowRequestsPage() {
  return <Empty title="FollowRequestsPage" />
}
