import { Empty } from '../ui/notice.tsx'

export function AccountPage() {
  return <Empty title="AccountPage" />
}
