import { Empty } from '../ui/notice.tsx'

export function ComposePage() {
  return <Empty title="ComposePage" />
}
