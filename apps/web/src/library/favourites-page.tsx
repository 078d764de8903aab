import { Empty } from '../ui/notice.tsx'

export function FavouritesPage() {
  return <Empty title="FavouritesPage" />
}
