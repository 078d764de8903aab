import { Empty } from '../ui/notice.tsx'

export function AccountsPage() {
  return <Empty title="AccountsPage" />
}
