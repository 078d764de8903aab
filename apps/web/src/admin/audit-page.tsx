import { Empty } from '../ui/notice.tsx'

export function AuditPage() {
  return <Empty title="AuditPage" />
}
