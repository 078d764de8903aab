import { Empty } from '../ui/notice.tsx'

export function FollowingPage() {
  return <Empty title="FollowingPage" />
}
