import { Empty } from '../ui/notice.tsx'

export function AppearancePage() {
  return <Empty title="AppearancePage" />
}
