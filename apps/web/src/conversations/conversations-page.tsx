import { Empty } from '../ui/notice.tsx'

export function ConversationsPage() {
  return <Empty title="ConversationsPage" />
}
