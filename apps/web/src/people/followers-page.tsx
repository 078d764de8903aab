import { Empty } from '../ui/notice.tsx'

export function FollowersPage() {
  return <Empty title="FollowersPage" />
}
