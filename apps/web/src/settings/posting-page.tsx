import { Empty } from '../ui/notice.tsx'

export function PostingPage() {
  return <Empty title="PostingPage" />
}
