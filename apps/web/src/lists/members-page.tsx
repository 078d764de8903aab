import { Empty } from '../ui/notice.tsx'

export function MembersPage() {
  return <Empty title="MembersPage" />
}
