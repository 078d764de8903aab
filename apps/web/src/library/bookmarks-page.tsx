import { Empty } from '../ui/notice.tsx'

export function BookmarksPage() {
  return <Empty title="BookmarksPage" />
}
