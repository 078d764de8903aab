import { Empty } from '../ui/notice.tsx'

export function FollowedTagsPage() {
  return <Empty title="FollowedTagsPage" />
}
