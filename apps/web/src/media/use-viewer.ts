/** The media viewer is a place in the history: back closes it, and a reload opens it again. */
import { useLocation, useRouter } from '@tanstack/react-router'

export interface Viewed {
  statusId: string
  /** Which of the post's attachments, from 0. */
  at: number
}

declare module '@tanstack/history' {
  interface HistoryState {
    viewer?: Viewed
  }
}

export function useOpenViewer(): (statusId: string, at: number) => void {
  const router = useRouter()
  return (statusId, at) => {
    const { href } = router.state.location
    void router.navigate({ href, state: { viewer: { statusId, at } }, resetScroll: false })
  }
}

export const useViewed = (): Viewed | undefined => useLocation({ select: ({ state }) => state.viewer })
